package org.rnn4j.cli;

import java.io.PrintStream;
import java.util.function.UnaryOperator;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.forecast.run.Numbers;
import org.rnn4j.training.BatchReport;
import org.rnn4j.training.EpochReport;

/**
 * One line that is written over and over: epoch, bar, loss, validation loss, time left. At most 79
 * columns, and at most ten times a second; the last state stays.
 */
final class ProgressBar extends Progress {

  private static final int BAR = 20;
  private static final int DIGITS = 4;
  private static final long REFRESH_NANOS = 100_000_000;
  // ECMA-48: to the start of the line, erase to its end.
  private static final String REWIND = "\r\033[K";

  private final PrintStream err;
  private Pace pace = new Pace();
  private String validation = "";
  private String line = "";
  private String shown = "";
  private long shownAt = System.nanoTime() - REFRESH_NANOS;

  ProgressBar(Surroundings around, UnaryOperator<Problem> located) {
    super(around, located);
    this.err = around.err();
  }

  @Override
  public void stage(String stage) {
    println(stage);
    pace = new Pace();
    validation = "";
  }

  @Override
  public void batch(BatchReport report) {
    double done = report.epoch() - 1 + (double) report.batch() / report.batches();
    draw(report.epoch(), report.epochs(), done, report.loss());
  }

  @Override
  public void epoch(EpochReport report) {
    pace.add(report);
    report.validation().ifPresent(v -> validation = "  val " + Numbers.rounded(v.loss(), DIGITS));
    draw(report.epoch(), report.epochs(), report.epoch(), report.loss());
  }

  @Override
  void end() {
    if (!line.isEmpty()) {
      show();
      err.println();
      line = "";
      shown = "";
    }
  }

  @Override
  void println(String text) {
    end();
    super.println(text);
  }

  private void draw(int epoch, int epochs, double done, double loss) {
    int filled = (int) (BAR * done / epochs);
    String bar = "=".repeat(filled) + (filled < BAR ? ">" + " ".repeat(BAR - filled - 1) : "");
    boolean unfinished = pace.known() && done < epochs;
    String left = unfinished ? "  " + duration(pace.secondsFor(epochs - done)) + " left" : "";
    String number = " ".repeat(digits(epochs) - digits(epoch)) + epoch;
    line =
        "epoch %s/%d [%s]  loss %s%s%s"
            .formatted(number, epochs, bar, Numbers.rounded(loss, DIGITS), validation, left);
    if (System.nanoTime() - shownAt >= REFRESH_NANOS) {
      show();
    }
  }

  private static int digits(int number) {
    return Integer.toString(number).length();
  }

  private void show() {
    if (!line.equals(shown)) {
      err.print(REWIND + line);
      err.flush();
      shown = line;
      shownAt = System.nanoTime();
    }
  }
}
