/**
 * From a cell to a layer: the recorder, which writes down what a cell's step computes, and the
 * passes that put around it what a layer's options ask for. A layer without a state has a recorder
 * of its own, {@link org.rnn4j.cells.internal.layer.EquationsRecorder}, and no options around it.
 *
 * <p>Read {@link org.rnn4j.cells.internal.layer.StepRecorder} first, then {@link
 * org.rnn4j.cells.internal.layer.Masking}, the pass that every masked batch needs.
 *
 * <p>The invariant: whatever a pass puts in, a step keeps the parameters it has, in their order, so
 * that training, forecasting and a saved model agree about the flat array.
 *
 * <p>A new option of a layer that changes its equations is a pass here; the recorder of layers in
 * {@code network} runs it at its place in the order.
 */
package org.rnn4j.cells.internal.layer;
