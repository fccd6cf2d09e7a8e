/**
 * What a recurrent cell is: {@link org.rnn4j.api.cell.Cell} writes one step in the step language,
 * {@link org.rnn4j.api.cell.ParameterSpec} declares a trainable array. Gradients are never written.
 */
package org.rnn4j.api.cell;
