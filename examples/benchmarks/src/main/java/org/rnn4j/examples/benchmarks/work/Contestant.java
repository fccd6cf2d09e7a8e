package org.rnn4j.examples.benchmarks.work;

import java.util.Optional;

/** A library that does work. Alone in its process; has a public constructor without arguments. */
public interface Contestant {

  /** The version of what computes. */
  String version();

  /** How many threads it may use; told once, before any work. */
  void threads(int count);

  /** Makes ready for work; empty where the library cannot do it. */
  Optional<Task> prepare(Work work);
}
