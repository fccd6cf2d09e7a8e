package org.rnn4j.cells.conformance;

import org.rnn4j.cells.network.Network;

/** What a kit checks, as networks of it alone, with an output at every step. */
interface Candidate {

  /** With parameters near those it starts from, but different from each other and from zero. */
  Network network(int threads);

  /** With the parameters that it starts from. */
  Network untrained(long seed);

  /** The same, made once more by the same provider. */
  Candidate remade();
}
