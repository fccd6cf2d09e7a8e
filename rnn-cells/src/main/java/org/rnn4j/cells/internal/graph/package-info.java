/** The graph of one time step: recording, operations, differentiation, fusion. */
package org.rnn4j.cells.internal.graph;
