package org.rnn4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.examples.embedding.Serve;
import org.rnn4j.forecast.experiment.Experiment;
import org.rnn4j.forecast.experiment.Layer;
import org.rnn4j.forecast.experiment.RunSettings;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.run.RunFolder;
import org.rnn4j.forecast.split.Split;

class ServeTest {

  private static final Path PASSENGERS = Path.of("data", "air-passengers.csv");

  @TempDir Path folder;

  private void train(Path run) {
    try (RunFolder target = RunFolder.create(run)) {
      Experiment.builder()
          .source(
              "csv",
              Map.of(
                  "path", PASSENGERS.toAbsolutePath().toString(),
                  "time", "month",
                  "targets", List.of("passengers")))
          .split(Split.lastSteps(12, 12))
          .lookback(12)
          .horizon(3)
          .layer(Layer.recurrent("gru").units(2))
          .strategy("direct")
          .baselines("naive")
          .epochs(1)
          .build()
          .run(RunSettings.into(target), ProgressListener.silent());
    }
  }

  @Test
  void rowsAreAnsweredWithForecastsAndMistakesWithWhatIsWrong()
      throws IOException, InterruptedException {
    train(folder.resolve("run"));
    try (Serve serve = new Serve(folder.resolve("run"), 0)) {
      HttpResponse<String> forecasts = post(serve, Files.readString(PASSENGERS));
      HttpResponse<String> refused = post(serve, "month,passengers\n1961-01,many\n");

      assertThat(forecasts.statusCode()).isEqualTo(200);
      assertThat(forecasts.body().lines()).hasSize(4);
      assertThat(forecasts.body())
          .startsWith("series,time,target,forecast\n")
          .contains(",1961-01-01,passengers,")
          .contains(",1961-03-01,passengers,");
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body()).contains("row 2, column 'passengers': 'many' is not a number");
    }
  }

  private static HttpResponse<String> post(Serve serve, String rows)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + serve.port() + "/forecast"))
                .POST(BodyPublishers.ofString(rows))
                .build(),
            BodyHandlers.ofString());
  }
}
