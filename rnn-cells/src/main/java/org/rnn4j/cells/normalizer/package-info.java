/**
 * The built-in normalizers; found through their providers like any plugin's.
 *
 * <p>Read {@link org.rnn4j.cells.normalizer.LayerNorm} first. The invariant: a normalizer writes
 * its equations in a cell's own step, by the places that the cell offers, and nothing is left of it
 * when they are recorded. A further one is a normalizer and a provider like these, named in {@code
 * module-info} and in {@code META-INF/services}; its kit then runs it in every built-in cell that
 * has the places.
 */
package org.rnn4j.cells.normalizer;
