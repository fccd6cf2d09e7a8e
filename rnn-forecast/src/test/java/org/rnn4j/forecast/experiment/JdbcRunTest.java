package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.model.ForecastModel;
import org.rnn4j.forecast.split.Split;

/** A run over the rows of a query. */
class JdbcRunTest {

  @TempDir private Path folder;

  @Test
  void noSecretIsWrittenAndTheModelGoesOnFromAFile() throws IOException {
    String secret = System.getenv("PATH"); // which there is everywhere
    Path run = folder.resolve("run");
    Experiments.run(
        Experiment.builder()
            .source(
                "jdbc",
                Map.of(
                    "url", "jdbc:h2:mem:",
                    "user", "${PATH}",
                    "password", "${PATH}",
                    "query",
                        "select timestampadd(day, x, date '2021-01-01') as \"day\","
                            + " mod(x, 7) as \"y\" from system_range(1, 60)",
                    "time", "day",
                    "targets", List.of("y")))
            .split(Split.lastSteps(0, 12))
            .lookback(7)
            .horizon(2)
            .layer(Layer.recurrent("simple").units(2))
            .epochs(1)
            .baselines("naive"),
        run,
        1);
    Map<String, String> files = Experiments.contents(run);
    assertThat(files.get("experiment.yaml")).contains("password: \"${PATH}\"");
    files.forEach((name, content) -> assertThat(content).as(name).doesNotContain(secret));
    assertThat(files.get("data-report.json"))
        .contains("query: 60 rows; SHA-256 of what is read of them: ");

    Path csv = folder.resolve("recent.csv");
    StringBuilder rows = new StringBuilder("day,y\n");
    for (int day = 1; day <= 9; day++) {
      rows.append("2021-05-0").append(day).append(',').append(day % 7).append('\n');
    }
    Files.writeString(csv, rows);
    ForecastModel model = ForecastModel.load(run, Registry.installed());
    Dataset recent = model.read(csv);
    assertThat(recent.series().get(0).time().label(0)).isEqualTo("2021-05-01");
    assertThat(model.forecast(recent).forecasts()).hasSize(1);
  }
}
