/**
 * The definition of what a step computes, in double: obvious code without a trick, which the fast
 * engine is held to.
 *
 * <p>Read {@link org.rnn4j.cells.internal.reference.DoubleInterpreter}. The invariant: it runs the
 * graph it is given, operation by operation, in an order in which everything waits for what it
 * looks at, and never what a rewrite has made of it unless that is what is asked. An operation
 * needs nothing here.
 */
package org.rnn4j.cells.internal.reference;
