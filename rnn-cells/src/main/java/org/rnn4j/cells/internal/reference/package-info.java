/**
 * The recorded graphs run in plain double: the oracle for gradients, kernels and golden vectors.
 */
package org.rnn4j.cells.internal.reference;
