/**
 * From what an author writes to a layer: the recorder of cells, {@link
 * org.rnn4j.cells.internal.layer.EquationsRecorder} for layers without a state, and the passes that
 * put around a cell what a layer's options ask for.
 *
 * <p>Read {@link org.rnn4j.cells.internal.layer.StepRecorder} first, then {@link
 * org.rnn4j.cells.internal.layer.LayerStage}: the order of the passes, each with the reason why it
 * is there. {@link org.rnn4j.cells.internal.layer.Masking} is the pass that every masked batch
 * needs.
 *
 * <p>The invariant: a pass leaves the step that it is given as it is, and whatever it puts in, the
 * other step keeps the parameters, in their order, so that training, forecasting and a saved model
 * agree about the flat array.
 *
 * <p>A new option of a layer that changes its equations is a {@code Pass} here and a stage; the
 * recorder of recurrent layers in {@code network} adds it to a layer's passes.
 */
package org.rnn4j.cells.internal.layer;
