package org.rnn4j.cli;

import org.rnn4j.forecast.experiment.ProgressListener;

/** Tells the user on stderr how a run gets on, and the run whether the user wants it to stop. */
abstract class Progress implements ProgressListener {

  private final Surroundings around;

  Progress(Surroundings around) {
    this.around = around;
  }

  /** A live bar on a terminal, plain lines otherwise; nothing but warnings when quiet. */
  static Progress of(Surroundings around, boolean quiet) {
    if (quiet) {
      return new Quiet(around);
    }
    return around.terminal() ? new ProgressBar(around) : new ProgressLines(around);
  }

  @Override
  public void warning(String message) {
    println("warning: " + message);
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

  /** Seconds as {@code 42 s} or {@code 3 min 20 s} or {@code 2 h 05 min}. */
  static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    if (whole < 3600) {
      return "%d min %02d s".formatted(whole / 60, whole % 60);
    }
    return "%d h %02d min".formatted(whole / 3600, whole % 3600 / 60);
  }

  private static final class Quiet extends Progress {
    Quiet(Surroundings around) {
      super(around);
    }
  }
}
