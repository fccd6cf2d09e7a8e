package org.rnn4j.forecast.experiment;

import java.time.Duration;
import java.util.Optional;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.run.RunFolder;
import org.rnn4j.forecast.text.Numbers;
import org.rnn4j.training.BatchReport;
import org.rnn4j.training.EpochReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what a listener hears into the run's log and to the library's logger too. */
final class LoggingListener implements ProgressListener {

  private static final Logger LOGGER = LoggerFactory.getLogger(Experiment.class);
  private static final int DIGITS = 6;

  private final ProgressListener listener;
  private final Optional<RunFolder> folder;
  private boolean interrupted;

  LoggingListener(ProgressListener listener, Optional<RunFolder> folder) {
    this.listener = listener;
    this.folder = folder;
  }

  /** Into the logs alone. */
  void log(String line) {
    LOGGER.debug(line);
    folder.ifPresent(f -> f.log(line));
  }

  @Override
  public void stage(String stage) {
    log(stage);
    listener.stage(stage);
  }

  @Override
  public void fact(String what, String value) {
    log(what + ": " + value);
    listener.fact(what, value);
  }

  @Override
  public void trainingTime(Duration limit) {
    listener.trainingTime(limit);
  }

  @Override
  public void note(String sentence) {
    log(sentence);
    listener.note(sentence);
  }

  @Override
  public void batch(BatchReport report) {
    listener.batch(report);
  }

  @Override
  public void epoch(EpochReport report) {
    StringBuilder line =
        new StringBuilder("epoch ").append(report.epoch()).append(" of ").append(report.epochs());
    line.append(": loss ").append(Numbers.rounded(report.loss(), DIGITS));
    report
        .validation()
        .ifPresent(
            v -> {
              line.append(", validation loss ").append(Numbers.rounded(v.loss(), DIGITS));
              v.metrics()
                  .forEach(
                      (name, value) ->
                          line.append(", ")
                              .append(name)
                              .append(' ')
                              .append(Numbers.rounded(value, DIGITS)));
            });
    line.append(", ").append(Numbers.fixed(report.seconds(), 2)).append(" s");
    boolean compared = report.validation().isPresent(); // a loss in training is no rank
    log(line + (compared && report.best() ? ", best so far" : ""));
    listener.epoch(report);
  }

  @Override
  public void warning(Problem problem) {
    log("warning: " + problem);
    listener.warning(problem);
  }

  // What has been reached is still written, which an interrupted thread could not do.
  @Override
  public boolean cancelled() {
    interrupted |= Thread.interrupted();
    return interrupted || listener.cancelled();
  }

  /** Interrupts the thread again, if it was. */
  void restoreInterruption() {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
