/**
 * The built-in cells; found through their providers like any plugin's.
 *
 * <p>Read {@link org.rnn4j.cells.cell.MinGruCell} first, the shortest, then {@link
 * org.rnn4j.cells.cell.LstmCell}. The invariant: a cell reads like its paper, equations in the
 * Javadoc, the code below in the same order and letters, and knows nothing of batches, time, masks
 * or gradients. A further one is a cell and a provider like these, named in {@code module-info} and
 * in {@code META-INF/services}; the conformance kit then checks it by itself.
 */
package org.rnn4j.cells.cell;
