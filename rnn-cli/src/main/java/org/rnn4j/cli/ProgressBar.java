package org.rnn4j.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.forecast.text.Numbers;
import org.rnn4j.training.BatchReport;
import org.rnn4j.training.EpochReport;

/**
 * One line that is written over and over: epoch, bar, how much of a long epoch is done, loss,
 * validation loss, time left. At most 79 columns, for which the bar gives way, and at most ten
 * times a second; the last state stays.
 */
final class ProgressBar extends Progress {

  private static final int BAR = 20;
  private static final int SHORTEST_BAR = 4;
  private static final int COLUMNS = 79;
  private static final double LONG_EPOCH_SECONDS = 10;
  private static final int DIGITS = 4;
  private static final long REFRESH_NANOS = 100_000_000;
  // ECMA-48: to the start of the line, erase to its end.
  private static final String REWIND = "\r\033[K";

  private final PrintStream err;
  private final LongSupplier nanos;
  private Pace pace;
  private String validation = "";
  private String line = "";
  private String shown = "";
  private long shownAt;

  ProgressBar(Surroundings around, UnaryOperator<Problem> located) {
    this(around, located, System::nanoTime);
  }

  ProgressBar(Surroundings around, UnaryOperator<Problem> located, LongSupplier nanos) {
    super(around, located);
    this.err = around.err();
    this.nanos = nanos;
    pace = new Pace(nanos);
    shownAt = nanos.getAsLong() - REFRESH_NANOS;
  }

  @Override
  public void stage(String stage) {
    println(stage);
    pace = new Pace(nanos);
    validation = "";
  }

  @Override
  public void trainingTime(Duration limit) {
    pace.limit(limit);
  }

  @Override
  public void batch(BatchReport report) {
    pace.add(report);
    double share = (double) report.batch() / report.batches();
    String shown = pace.isSlow(LONG_EPOCH_SECONDS) ? "  " + Numbers.percent(share) : "";
    draw(report.epoch(), report.epochs(), report.epoch() - 1 + share, shown, report.loss());
  }

  @Override
  public void epoch(EpochReport report) {
    super.epoch(report);
    pace.add(report);
    report.validation().ifPresent(v -> validation = "  val " + Numbers.rounded(v.loss(), DIGITS));
    draw(report.epoch(), report.epochs(), report.epoch(), "", report.loss());
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

  private void draw(int epoch, int epochs, double done, String share, double loss) {
    String number = " ".repeat(digits(epochs) - digits(epoch)) + epoch;
    String before = "epoch " + number + "/" + epochs + " [";
    String left = pace.left(epochs - done).map(l -> "  " + l).orElse("");
    String after = "]" + share + "  loss " + Numbers.rounded(loss, DIGITS) + validation + left;
    int room = COLUMNS - before.length() - after.length();
    line = before + bar(done / epochs, Math.max(SHORTEST_BAR, Math.min(BAR, room))) + after;
    if (nanos.getAsLong() - shownAt >= REFRESH_NANOS) {
      show();
    }
  }

  private static String bar(double share, int width) {
    int filled = (int) (width * share);
    return "=".repeat(filled) + (filled < width ? ">" + " ".repeat(width - filled - 1) : "");
  }

  private static int digits(int number) {
    return Integer.toString(number).length();
  }

  private void show() {
    if (!line.equals(shown)) {
      err.print(REWIND + line);
      err.flush();
      shown = line;
      shownAt = nanos.getAsLong();
    }
  }
}
