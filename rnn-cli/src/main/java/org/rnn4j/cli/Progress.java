package org.rnn4j.cli;

import java.util.function.UnaryOperator;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.text.Numbers;
import org.rnn4j.training.EpochReport;

/** Tells the user on stderr how a run gets on, and the run whether the user wants it to stop. */
abstract class Progress implements ProgressListener {

  private final Surroundings around;
  private final UnaryOperator<Problem> located;

  Progress(Surroundings around, UnaryOperator<Problem> located) {
    this.around = around;
    this.located = located;
  }

  /**
   * A live bar on a terminal, plain lines otherwise; nothing but warnings when quiet.
   *
   * @param located gives a warning its place in the file
   */
  static Progress of(Surroundings around, boolean quiet, UnaryOperator<Problem> located) {
    if (quiet) {
      return new Quiet(around, located);
    }
    return around.terminal()
        ? new ProgressBar(around, located)
        : new ProgressLines(around, located);
  }

  @Override
  public void fact(String what, String value) {
    println(what + ": " + value);
  }

  @Override
  public void warning(Problem problem) {
    println("warning: " + located.apply(problem));
  }

  @Override
  public boolean cancelled() {
    return around.interruption().requested();
  }

  /** Nothing more will come. */
  void end() {}

  /** A line of its own. */
  void println(String line) {
    around.err().println(line);
  }

  @Override
  public void note(String sentence) {
    println(sentence);
  }

  @Override
  public void epoch(EpochReport report) {
    around.interruption().hasSomethingToKeep();
  }

  /** Seconds as {@code 42 s} or {@code 3 min 20 s} or {@code 2 h 05 min}. */
  static String duration(double seconds) {
    return Numbers.duration(seconds);
  }

  private static final class Quiet extends Progress {
    Quiet(Surroundings around, UnaryOperator<Problem> located) {
      super(around, located);
    }

    @Override
    public void fact(String what, String value) {
      // the results say it again
    }

    @Override
    public void note(String sentence) {}
  }
}
