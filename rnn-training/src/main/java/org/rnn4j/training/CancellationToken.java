package org.rnn4j.training;

/** Whether work is still wanted. Asked again and again by the thread that works; must be quick. */
@FunctionalInterface
public interface CancellationToken {

  /** Once it is true the work ends as soon as it can; it stays true. */
  boolean isCancelled();

  /** Work that is wanted until it is done. */
  static CancellationToken never() {
    return () -> false;
  }
}
