/**
 * Passes over a whole step, whatever layer it is of: its gradient, and the rewrites that make it
 * fast.
 *
 * <p>Read {@link org.rnn4j.cells.internal.rewrite.Differentiation} first, then {@link
 * org.rnn4j.cells.internal.rewrite.Contraction}, the simplest rewrite.
 *
 * <p>The invariant: a rewrite changes no bit of any result; the gradient checks compare a step with
 * what it is rewritten into.
 */
package org.rnn4j.cells.internal.rewrite;
