package org.rnn4j.cells.internal.program;

/**
 * Columns that a block reads.
 *
 * @param block whose output, by its place in the list of blocks; {@link #INPUT} for the network's
 *     input
 * @param from the first column
 * @param width how many
 */
public record Wire(int block, int from, int width) {

  /** The network's input. */
  public static final int INPUT = -1;
}
