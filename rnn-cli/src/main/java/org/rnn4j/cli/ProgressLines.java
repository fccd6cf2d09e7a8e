package org.rnn4j.cli;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.forecast.text.Numbers;
import org.rnn4j.training.BatchReport;
import org.rnn4j.training.EpochReport;
import org.rnn4j.training.Validation;

/**
 * One plain line for each stage and each epoch: for files and pipes. In an epoch that takes long
 * there are more: the first one after five seconds, each further one after twice as long, up to a
 * minute.
 */
final class ProgressLines extends Progress {

  private static final long FIRST_NANOS = 5_000_000_000L;
  private static final long MOST_NANOS = 60_000_000_000L;

  private final LongSupplier nanos;
  private Pace pace;
  private long saidAt;
  private long patienceNanos = FIRST_NANOS;

  ProgressLines(Surroundings around, UnaryOperator<Problem> located) {
    this(around, located, System::nanoTime);
  }

  ProgressLines(Surroundings around, UnaryOperator<Problem> located, LongSupplier nanos) {
    super(around, located);
    this.nanos = nanos;
    this.pace = new Pace(nanos);
    saidAt = nanos.getAsLong();
  }

  @Override
  public void stage(String stage) {
    pace = new Pace(nanos);
    say(stage);
  }

  @Override
  public void trainingTime(Duration limit) {
    pace.limit(limit);
  }

  @Override
  public void batch(BatchReport report) {
    pace.add(report);
    if (report.batch() == report.batches() || nanos.getAsLong() - saidAt < patienceNanos) {
      return; // the end of an epoch says so itself
    }
    double done = (double) report.batch() / report.batches();
    StringBuilder line = begun(report.epoch(), report.epochs());
    line.append("  ").append(Numbers.percent(done)).append(" of it");
    line.append("  loss ").append(Numbers.rounded(report.loss(), 5));
    pace.left(report.epochs() - report.epoch() + 1 - done).ifPresent(l -> line.append("  " + l));
    long longer = Math.min(2 * patienceNanos, MOST_NANOS);
    say(line.toString());
    patienceNanos = longer;
  }

  @Override
  public void epoch(EpochReport report) {
    super.epoch(report);
    pace.add(report);
    StringBuilder line = begun(report.epoch(), report.epochs());
    line.append("  loss ").append(Numbers.rounded(report.loss(), 5));
    report.validation().ifPresent(v -> append(line, v));
    line.append("  ").append(Numbers.rounded(report.seconds(), 2)).append(" s");
    pace.left(report.epochs() - report.epoch()).ifPresent(left -> line.append("  " + left));
    say(line.toString());
  }

  private void say(String line) {
    println(line);
    saidAt = nanos.getAsLong();
    patienceNanos = FIRST_NANOS;
  }

  private static StringBuilder begun(int epoch, int epochs) {
    return new StringBuilder("epoch ").append(epoch).append('/').append(epochs);
  }

  private static void append(StringBuilder line, Validation validation) {
    line.append("  validation ").append(Numbers.rounded(validation.loss(), 5));
    validation
        .metrics()
        .forEach(
            (name, value) ->
                line.append("  ").append(name).append(' ').append(Numbers.rounded(value, 5)));
  }
}
