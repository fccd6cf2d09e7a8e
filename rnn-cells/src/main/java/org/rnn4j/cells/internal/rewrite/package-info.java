/**
 * Passes over a whole step, whatever layer it is of: its gradient, and the rewrites that make it
 * fast.
 *
 * <p>Read {@link org.rnn4j.cells.internal.rewrite.PassOrder} first: the list of passes, in their
 * order, each with the reason why it is there. Then {@link
 * org.rnn4j.cells.internal.rewrite.StartingProducts}, which is a whole rewrite on a page.
 *
 * <p>The invariant: a pass leaves the step that it is given as it is, and a rewrite changes no bit
 * of any result. The gradient checks compare a step with what it is rewritten into.
 *
 * <p>A new pass is a record here that implements {@code Pass}, most likely by a {@code GraphCopy}
 * that replaces some operations, and a line in the list.
 */
package org.rnn4j.cells.internal.rewrite;
