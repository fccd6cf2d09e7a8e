package org.rnn4j.examples.benchmarks.work;

/** Work made ready. */
public interface Task extends AutoCloseable {

  /** How many parameters are trained; 0 where that means nothing. */
  long parameters();

  /**
   * Does so many steps.
   *
   * @return the loss of the last one; NaN where that means nothing
   */
  double run(int steps);

  @Override
  void close();
}
