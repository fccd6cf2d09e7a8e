/**
 * What a layer without a state is: {@link org.rnn4j.api.layer.Layer} writes its equations in the
 * words of {@link org.rnn4j.api.layer.LayerStep}, on {@link org.rnn4j.api.step.Value}s. Gradients,
 * masks and threads are the engine's business.
 *
 * <p>To add a layer, write a {@link org.rnn4j.api.spi.LayerProvider}: in a jar of your own, or
 * beside the built-in ones in {@code org.rnn4j.cells.layer}; a layer with a state is a {@link
 * org.rnn4j.api.cell.Cell}. To let layers say something that they cannot say yet (to look up a row
 * of a table, to change the number of steps), add a word to {@code LayerStep} and to the recorder
 * in the engine that implements it.
 */
package org.rnn4j.api.layer;
