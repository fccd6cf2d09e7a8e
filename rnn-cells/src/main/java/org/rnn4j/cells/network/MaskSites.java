package org.rnn4j.cells.network;

/**
 * Numbers of random masks: no two of a network have the same, so that no two draw alike.
 *
 * @param part the number in the network of what draws them
 */
record MaskSites(int part) {

  // Room for so many masks in a pass, passes in a part.
  private static final int SITES_PER_PASS = 1 << 8;
  private static final int PASSES_PER_PART = 16;

  /** The first number of a pass; the ones that follow are its own too. */
  int of(int pass) {
    return (part * PASSES_PER_PART + pass) * SITES_PER_PASS;
  }
}
