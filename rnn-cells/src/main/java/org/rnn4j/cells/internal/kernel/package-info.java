/** The float primitives; the only place that knows how the machine computes. */
package org.rnn4j.cells.internal.kernel;
