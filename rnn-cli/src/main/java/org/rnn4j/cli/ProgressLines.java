package org.rnn4j.cli;

import java.util.function.UnaryOperator;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.forecast.run.Numbers;
import org.rnn4j.training.EpochReport;
import org.rnn4j.training.Validation;

/** One plain line for each stage and each epoch: for files and pipes. */
final class ProgressLines extends Progress {

  private Pace pace = new Pace();

  ProgressLines(Surroundings around, UnaryOperator<Problem> located) {
    super(around, located);
  }

  @Override
  public void stage(String stage) {
    pace = new Pace();
    println(stage);
  }

  @Override
  public void epoch(EpochReport report) {
    pace.add(report);
    StringBuilder line = new StringBuilder();
    line.append("epoch ").append(report.epoch()).append('/').append(report.epochs());
    line.append("  loss ").append(Numbers.rounded(report.loss(), 5));
    report.validation().ifPresent(v -> append(line, v));
    line.append("  ").append(Numbers.rounded(report.seconds(), 2)).append(" s");
    int left = report.epochs() - report.epoch();
    if (left > 0) {
      line.append("  ").append(duration(pace.secondsFor(left))).append(" left");
    }
    println(line.toString());
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
