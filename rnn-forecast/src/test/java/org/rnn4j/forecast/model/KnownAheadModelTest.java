package org.rnn4j.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.Frequency;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.experiment.Experiment;
import org.rnn4j.forecast.experiment.Layer;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.split.Split;

/** A model that knows a calendar, holidays and lags forecasts without the file of holidays. */
class KnownAheadModelTest {

  private static final LocalDate START = LocalDate.of(2022, 1, 1);

  @TempDir private Path folder;
  private ForecastModel model;

  private static TimeSeries days(int from, int to) {
    double[] y = new double[to - from];
    for (int t = 0; t < y.length; t++) {
      LocalDate day = START.plusDays(from + t);
      y[t] = day.getDayOfWeek().getValue() == 7 ? 4 : day.getDayOfMonth() == 1 ? 1 : 10;
    }
    return TimeSeries.owning(
        "days",
        TimeIndex.dated(
            LocalDateTime.of(START.plusDays(from), java.time.LocalTime.MIDNIGHT),
            Frequency.parse("1d").orElseThrow()),
        Column.targets("y"),
        new double[][] {y});
  }

  @BeforeEach
  void train() throws IOException {
    Path holidays = folder.resolve("holidays.csv");
    StringBuilder csv = new StringBuilder("date,name\n");
    for (int month = 0; month < 24; month++) {
      csv.append(START.plusMonths(month)).append(",First\n");
    }
    Files.writeString(holidays, csv);
    model =
        Experiment.builder()
            .series(days(0, 400))
            .split(Split.lastSteps(0, 30))
            .lookback(7)
            .horizon(3)
            .set(
                "inputs",
                Map.of(
                    "lags", List.of(7, 28),
                    "calendar", List.of("day-of-week"),
                    "position", "linear",
                    "holidays", Map.of("path", holidays.toString(), "around", 1)))
            .layer(Layer.recurrent("gru").units(3))
            .epochs(1)
            .baselines("naive")
            .build()
            .run(ProgressListener.silent())
            .model();
    Files.delete(holidays);
  }

  private static Dataset alone(TimeSeries series) {
    return Dataset.of(List.of(series), series.time().frequency(), 7);
  }

  private static List<String> told(Forecasts forecasts) {
    return forecasts.farFromTraining().stream().map(Problem::message).toList();
  }

  @Test
  void whatIsSavedIsAllThatIsNeeded() {
    double[] before = model.forecast(days(300, 420)).values("y");
    model.save(folder.resolve("model"));
    ForecastModel loaded = ForecastModel.load(folder.resolve("model"), Registry.installed());

    assertThat(loaded.forecast(days(300, 420)).values("y")).containsExactly(before);
    // the same days, told from another one on
    assertThat(loaded.forecast(days(350, 420)).values("y")).containsExactly(before);
    assertThat(told(loaded.forecast(alone(days(300, 420))))).isEmpty();
  }

  @Test
  void aSeriesThatIsTooShortForTheLagsIsRefused() {
    for (int first : new int[] {417, 400, 387}) {
      assertThatThrownBy(() -> model.forecast(alone(days(first, 420))))
          .isInstanceOf(InputException.class)
          .hasMessageContainingAll("and from there by lags another 27", "at least 34 steps");
    }
    assertThat(told(model.forecast(alone(days(386, 420))))).isEmpty();
  }

  @Test
  void holidaysOfYearsThatTheModelDoesNotKnowAreSaid() {
    assertThat(told(model.forecast(alone(days(600, 730)))))
        .containsExactly(
            "it is forecast to 2024-01-03, and the last holiday that the model knows of is on"
                + " 2023-12-01");
  }
}
