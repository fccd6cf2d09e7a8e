package org.rnn4j.examples.benchmarks.work;

/** A piece of work that is the same for every contestant. Made of steps that are alike. */
public sealed interface Work permits NetworkWork, ProductWork {

  /** What it is called on the command line and in the table. */
  String name();

  /** What {@link #figure} is measured in. */
  String unit();

  /** The figure that is published for this many seconds a step. */
  double figure(double secondsPerStep);
}
