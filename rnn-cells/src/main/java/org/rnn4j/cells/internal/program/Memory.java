package org.rnn4j.cells.internal.program;

import org.rnn4j.cells.internal.graph.Draws;

/**
 * The arrays that one worker computes in.
 *
 * @param lanes rows of the batch that are computed side by side
 * @param arena values
 * @param parameters of the whole network, shared and only read
 * @param once what was computed from parameters alone
 * @param gradient of the parameters, then of what was computed from them
 * @param draws what random masks are drawn from
 */
record Memory(
    int lanes, float[] arena, float[] parameters, float[] once, float[] gradient, Draws draws) {

  float[] of(Address.Space space) {
    return switch (space) {
      case ARENA -> arena;
      case PARAMETERS -> parameters;
      case ONCE -> once;
      case GRADIENT -> gradient;
    };
  }
}
