/**
 * From recorded steps to something that runs. Read {@link
 * org.rnn4j.cells.internal.program.LayerCode} first: a block's step with its operations placed in
 * time, and the {@link org.rnn4j.cells.internal.program.Wire}s that it reads by. {@code MemoryPlan}
 * gives every value its address, {@link org.rnn4j.cells.internal.program.ShardProgram} runs a
 * shard.
 *
 * <p>The invariant: along a chain of blocks nothing is copied; where several are read side by side,
 * or one is read by several, a {@code Junction} gathers and adds up, always in the same order.
 */
package org.rnn4j.cells.internal.program;
