package org.rnn4j.training;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.api.model.ParameterLayout;
import org.rnn4j.api.optimize.Optimizer;

/**
 * The passes over all parameters that every step makes: norm, clipping, update. A large array is
 * shared among threads; which thread does what changes nothing, because sums are taken in chunks of
 * fixed size and added in order, and everything else is element by element.
 */
final class ParameterSweep implements AutoCloseable {

  // Both fixed, so that no number depends on the machine.
  private static final int CHUNK = 4096; // elements of one partial sum
  private static final int PIECE = 16 * CHUNK; // elements that a thread takes at a time

  /** From how many parameters on threads are worth waking. */
  static final int PARALLEL_FROM = 1 << 18;

  /** A range of elements that weight decay treats alike. */
  private record Piece(int from, int to, boolean decay) {}

  private final int size;
  private final List<Piece> pieces;
  private final double[] chunkSums;
  private final TaskThreads threads;

  ParameterSweep(ParameterLayout layout, int threads) {
    size = layout.size();
    pieces = pieces(layout);
    chunkSums = new double[(int) (((long) size + CHUNK - 1) / CHUNK)];
    this.threads = new TaskThreads(size < PARALLEL_FROM ? 1 : threads);
  }

  // Neighbouring slots of the same decay are updated together: most layouts have many tiny slots.
  private static List<Piece> pieces(ParameterLayout layout) {
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < layout.slots().size(); i++) {
      ParameterLayout.Slot slot = layout.slots().get(i);
      boolean last = i + 1 == layout.slots().size();
      if (last || layout.slots().get(i + 1).decay() != slot.decay()) {
        for (int to; from < slot.end(); from = to) {
          to = from + Math.min(PIECE, slot.end() - from);
          pieces.add(new Piece(from, to, slot.decay()));
        }
      }
    }
    return List.copyOf(pieces);
  }

  /**
   * The L2 norm of all elements, summed in {@code double}: finite if and only if every element is,
   * because the square of no float overflows there.
   */
  double norm(float[] gradient) {
    int tasks = (chunkSums.length + PIECE / CHUNK - 1) / (PIECE / CHUNK);
    threads.forEach(tasks, task -> sumChunks(gradient, task * (PIECE / CHUNK)));
    double sum = 0;
    for (double chunkSum : chunkSums) {
      sum += chunkSum;
    }
    return Math.sqrt(sum);
  }

  private void sumChunks(float[] values, int firstChunk) {
    int end = Math.min(chunkSums.length, firstChunk + PIECE / CHUNK);
    for (int chunk = firstChunk; chunk < end; chunk++) {
      int from = chunk * CHUNK;
      chunkSums[chunk] = sumOfSquares(values, from, from + Math.min(CHUNK, size - from));
    }
  }

  // Four sums side by side: a single one would wait for each addition to finish.
  private static double sumOfSquares(float[] values, int from, int to) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    for (; i < to - 3; i += 4) {
      a += square(values[i]);
      b += square(values[i + 1]);
      c += square(values[i + 2]);
      d += square(values[i + 3]);
    }
    for (; i < to; i++) {
      a += square(values[i]);
    }
    return (a + b) + (c + d);
  }

  private static double square(double x) {
    return x * x;
  }

  /** Clips a finite gradient whose norm is known. */
  void clip(Clipping clipping, float[] gradient, double norm) {
    if (clipping instanceof Clipping.Norm by && norm > by.limit()) {
      float factor = (float) (by.limit() / norm);
      forEachPiece((from, to, decay) -> scale(gradient, from, to, factor));
    } else if (clipping instanceof Clipping.Value by) {
      float limit = (float) by.limit();
      forEachPiece((from, to, decay) -> bound(gradient, from, to, limit));
    }
  }

  private static void scale(float[] values, int from, int to, float factor) {
    for (int i = from; i < to; i++) {
      values[i] *= factor;
    }
  }

  private static void bound(float[] values, int from, int to, float limit) {
    for (int i = from; i < to; i++) {
      values[i] = Math.max(-limit, Math.min(limit, values[i]));
    }
  }

  /** Moves all parameters; {@link Optimizer#beginStep} has been called. */
  void update(Optimizer optimizer, float[] parameters, float[] gradient) {
    forEachPiece((from, to, decay) -> optimizer.update(parameters, gradient, from, to, decay));
  }

  private interface PieceAction {
    void accept(int from, int to, boolean decay);
  }

  private void forEachPiece(PieceAction action) {
    threads.forEach(
        pieces.size(),
        i -> {
          Piece piece = pieces.get(i);
          action.accept(piece.from(), piece.to(), piece.decay());
        });
  }

  @Override
  public void close() {
    threads.close();
  }
}
