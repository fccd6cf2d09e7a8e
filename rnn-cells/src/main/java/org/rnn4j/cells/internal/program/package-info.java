/**
 * Steps laid out in memory and run: what is left when a network has been compiled, and nothing but
 * kernel calls on arrays.
 *
 * <p>Read {@link org.rnn4j.cells.internal.program.LayerCode} first (a block's step with its
 * operations placed in time, and the {@link org.rnn4j.cells.internal.program.Wire}s that it reads
 * by), then {@link org.rnn4j.cells.internal.program.Phase} (where in a program an operation runs),
 * {@link org.rnn4j.cells.internal.program.Slot} (a value before the arena is laid out) and {@link
 * org.rnn4j.cells.internal.program.Address} (after), and {@link
 * org.rnn4j.cells.internal.program.ShardProgram}, which runs a part of a batch.
 *
 * <p>The invariant: what runs depends on the step, the number of steps and whether there are masks,
 * and on nothing else; so every part of a batch runs the same calls in the same order, whatever
 * thread it is on, and after the first of a size nothing is allocated.
 *
 * <p>Along a chain of blocks nothing is copied; where several are read side by side, or one is read
 * by several, a {@code Junction} gathers and adds up, always in the same order.
 *
 * <p>An operation needs nothing here. What is new about <em>when</em> something runs is a {@code
 * Phase}, about <em>where</em> it stands a {@code Slot}. What a step is rewritten into before it
 * comes here is a pass, and passes stand in {@code rewrite}.
 */
package org.rnn4j.cells.internal.program;
