package org.rnn4j.cells.internal.initialize;

import org.rnn4j.api.random.RandomStream;
import org.rnn4j.cells.internal.program.Workers;

/** Draws matrices whose rows or columns, whichever are fewer, are orthonormal, uniformly of all. */
final class Orthonormal {

  /**
   * The largest number of vectors that {@link GramSchmidt} makes. It takes each sum in one order
   * alone, which is what bits go by that models and published figures rest on; but such a sum waits
   * for every addition, in a time that grows with the third power and that no thread shortens: 1024
   * vectors take about a second, 4096 a minute. {@link Reflections} draw from the same distribution
   * with a third of the operations, none of which waits for another.
   */
  static final int MOST_BY_GRAM_SCHMIDT = 1024;

  private Orthonormal() {}

  /**
   * A matrix, row by row.
   *
   * @param threads that may share the work; their number changes no bit
   * @param checkpoint called now and then by this thread; may throw to put an end to it
   */
  static Matrix draw(int rows, int columns, RandomStream random, int threads, Runnable checkpoint) {
    int count = Math.min(rows, columns);
    int length = Math.max(rows, columns);
    boolean byRow = rows <= columns;
    if (count <= MOST_BY_GRAM_SCHMIDT) {
      double[][] vectors = GramSchmidt.draw(count, length, random, checkpoint);
      return byRow ? (row, column) -> vectors[row][column] : (row, column) -> vectors[column][row];
    }
    double[][] q = reflected(count, length, random, threads, checkpoint);
    return byRow ? (row, column) -> q[column][row] : (row, column) -> q[row][column];
  }

  private static double[][] reflected(
      int count, int length, RandomStream random, int threads, Runnable checkpoint) {
    try (Workers workers = new Workers(threads)) {
      return new Reflections(count, length, random, workers, checkpoint).draw();
    }
  }

  /** Its elements. */
  interface Matrix {
    double at(int row, int column);
  }
}
