package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Place;
import org.rnn4j.training.BatchReport;
import org.rnn4j.training.EpochReport;
import org.rnn4j.training.Validation;

class ProgressTest {

  private static final Problem WARNING = new Problem("data", "the season is unknown", "");

  private static final long SECOND = 1_000_000_000;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long now;

  @Test
  void withoutATerminalThereIsOnePlainLineForEachEpoch() {
    Progress progress = progress(false, false);

    progress.stage("training model");
    progress.epoch(epoch(1, 0.25, 0.125));
    progress.batch(batch(2, 10));
    progress.epoch(epoch(2, 0.0625, 0.03125));
    progress.end();

    assertThat(written())
        .isEqualTo(
            """
            training model
            epoch 1/2  loss 0.25000  validation 0.12500  mae 0.25000  1.5 s  2 s left
            epoch 2/2  loss 0.062500  validation 0.031250  mae 0.062500  1.5 s
            """);
  }

  @Test
  void onATerminalOneLineIsWrittenOverAndNeverWiderThanTheScreen() {
    Progress progress = progress(true, false);

    progress.batch(batch(1, 10));
    progress.epoch(epoch(1, 123456.789, 98765.4321));
    progress.batch(batch(2, 100));
    progress.epoch(epoch(2, 0.25, 0.125));
    progress.end();
    progress.end();

    assertThat(written()).endsWith("epoch 2/2 [====================]  loss 0.2500  val 0.1250\n");
    assertThat(written()).containsOnlyOnce("\n");
    assertThat(written().split("\r\033\\[K"))
        .hasSizeBetween(3, 5)
        .allMatch(text -> text.length() < 80);
  }

  @Test
  void inALongFirstEpochAPlainLineSaysNowAndThenHowMuchIsDoneAndWhatIsLeft() {
    Progress progress = new ProgressLines(around(false), problem -> problem, () -> now);

    progress.stage("training model");
    for (int batch = 1; batch <= 100; batch++) {
      now += SECOND;
      progress.batch(batch(1, batch));
    }
    progress.epoch(epoch(1, 0.25, 0.125));

    assertThat(written().lines())
        .containsExactly(
            "training model",
            "epoch 1/2  5 % of it  loss 0.50000  about 3 min 15 s left",
            "epoch 1/2  15 % of it  loss 0.50000  about 3 min 05 s left",
            "epoch 1/2  35 % of it  loss 0.50000  about 2 min 45 s left",
            "epoch 1/2  75 % of it  loss 0.50000  about 2 min 05 s left",
            "epoch 1/2  loss 0.25000  validation 0.12500  mae 0.25000  1.5 s  2 s left");
  }

  @Test
  void theTimeLeftKnowsTheLimit() {
    Progress lines = new ProgressLines(around(false), problem -> problem, () -> now);
    lines.stage("training model");
    lines.trainingTime(Duration.ofSeconds(60));
    now += 6 * SECOND;
    lines.batch(batch(1, 1));
    for (int batch = 2; batch <= 12; batch++) {
      now += SECOND;
      lines.batch(batch(1, batch));
    }
    assertThat(written().lines())
        .containsExactly(
            "training model",
            "epoch 1/2  1 % of it  loss 0.50000  54 s left at most",
            "epoch 1/2  11 % of it  loss 0.50000  44 s left (limit)");
    bytes.reset();
    Progress bar = new ProgressBar(around(true), problem -> problem, () -> now);
    bar.trainingTime(Duration.ofSeconds(600));
    for (int batch = 1; batch <= 10; batch++) {
      now += 5 * SECOND;
      bar.batch(batch(1, batch));
    }
    assertThat(written())
        .endsWith("epoch 1/2 [=>                  ]  10 %  loss 0.5000  9 min 10 s left (limit)");
    assertThat(written().split("\r\033\\[K")).allMatch(text -> text.length() < 80);
  }

  @Test
  void anEpochAsShortAsUsualHasNoShareOnceOneIsKnown() {
    Progress bar = new ProgressBar(around(true), problem -> problem, () -> now);
    bar.batch(batch(1, 10));
    assertThat(written()).contains("  10 %  ");
    bar.epoch(epoch(1, 0.25, 0.125));
    bytes.reset();
    now += SECOND;
    bar.batch(batch(2, 10));
    assertThat(written())
        .contains("epoch 2/2 [===========>        ]  loss 0.5000")
        .doesNotContain("%");
  }

  @Test
  void whyATrainingEndedIsALineOfItsOwn() {
    Progress bar = progress(true, false);
    bar.batch(batch(1, 10));
    bar.note("training stopped early");
    assertThat(written()).endsWith("\ntraining stopped early\n");
    bytes.reset();
    progress(true, true).note("training stopped early");
    assertThat(written()).isEmpty();
  }

  @Test
  void aWarningDoesNotStandInTheMiddleOfTheBar() {
    Progress progress = progress(true, false);

    progress.epoch(epoch(1, 0.25, 0.125));
    progress.warning(WARNING);
    progress.epoch(epoch(2, 0.25, 0.125));

    assertThat(written()).contains(" left\nwarning: spec.yaml:1:2 data: the season is unknown\n");
  }

  @Test
  void quietShowsWarningsOnly() {
    Progress progress = progress(true, true);

    progress.stage("training model");
    progress.epoch(epoch(1, 0.25, 0.125));
    progress.warning(WARNING);
    progress.end();

    assertThat(written()).isEqualTo("warning: spec.yaml:1:2 data: the season is unknown\n");
  }

  @ParameterizedTest
  @CsvSource({"0.4, 0 s", "59.4, 59 s", "59.6, 1 min 00 s", "200, 3 min 20 s", "7500, 2 h 05 min"})
  void timeLeftIsRoundedForPeople(double seconds, String text) {
    assertThat(Progress.duration(seconds)).isEqualTo(text);
  }

  private Progress progress(boolean terminal, boolean quiet) {
    return Progress.of(
        around(terminal),
        quiet,
        warning -> warning.at(Place.inWords("spec.yaml:1:2 " + warning.place())));
  }

  private Surroundings around(boolean terminal) {
    PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    return new Surroundings(new Results(err), err, terminal, new Interruption(err));
  }

  private String written() {
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  private static EpochReport epoch(int epoch, double loss, double validation) {
    Optional<Validation> reached =
        Optional.of(new Validation(validation, Map.of("mae", 2 * validation)));
    return new EpochReport(epoch, 2, loss, reached, 0.01, 1.0, 1.5, true);
  }

  private static BatchReport batch(int epoch, int batch) {
    return new BatchReport(epoch, 2, batch, 100, 0.5, 0.01, 1.0);
  }
}
