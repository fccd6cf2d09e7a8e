package org.rnn4j.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.experiment.Experiment;
import org.rnn4j.forecast.experiment.Layer;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.split.Split;

/** Files whose last rows hold what is known ahead, and nothing to be forecast. */
class FutureRowsTest {

  private static final int LENGTH = 60;

  @TempDir private Path folder;
  private ForecastModel model;

  private static String row(String shop, int t, boolean known) {
    boolean isBig = shop.equals("big");
    double level = isBig ? 50 : 10;
    String y = known ? Double.toString(level + t % 3 + t % 5) : "";
    String seen = known ? Integer.toString(t * t % 7) : "";
    String kind = List.of("work", "rest", "feast").get(t % 3);
    return "%s,%d,%s,%s,%d,%s,%s,%s\n"
        .formatted(shop, t, y, seen, t % 5, kind, isBig ? 9 : 2, isBig ? "south" : "north");
  }

  private static String csv(int from, int cutoff, int known) {
    StringBuilder csv = new StringBuilder("shop,t,y,seen,open,kind,size,region\n");
    for (String shop : List.of("small", "big")) {
      for (int t = from; t < known; t++) {
        csv.append(row(shop, t, t < cutoff));
      }
    }
    return csv.toString();
  }

  @BeforeEach
  void train() throws IOException {
    Path file = Files.writeString(folder.resolve("train.csv"), csv(0, LENGTH, LENGTH));
    model =
        Experiment.builder()
            .source(
                "csv",
                Map.of(
                    "path", file.toString(),
                    "time", "t",
                    "id", "shop",
                    "targets", List.of("y"),
                    "past-covariates", List.of("seen"),
                    "future-covariates", List.of("open", "kind"),
                    "static-covariates", List.of("size", "region")))
            .set("data.categories", Map.of("kind", "one-hot", "region", "one-hot"))
            .split(Split.lastSteps(0, 10))
            .lookback(4)
            .horizon(3)
            .layer(Layer.recurrent("gru").units(3))
            .set("strategy", Map.of("type", "iterative", "feedback", "none"))
            .epochs(2)
            .baselines("naive")
            .build()
            .run(ProgressListener.silent())
            .model();
    model.save(folder.resolve("model"));
    model = ForecastModel.load(folder.resolve("model"), Registry.installed());
  }

  private Forecasts forecast(String csv) throws IOException {
    return model.forecast(model.read(Files.writeString(folder.resolve("new.csv"), csv)));
  }

  @Test
  void theForecastBeginsBehindTheLastObservedRow() throws IOException {
    Forecasts forecasts = forecast(csv(40, 50, 53));
    assertThat(forecasts.forecasts()).hasSize(2);
    assertThat(forecasts.forecasts().get(0).steps())
        .extracting(SeriesForecast.Step::time)
        .containsExactly("50", "51", "52");
    String otherAhead = csv(40, 50, 53).replaceAll("(?m)^(.*,51,,,)1,", "$14,");
    Forecasts others = forecast(otherAhead);
    for (int shop = 0; shop < 2; shop++) {
      double[] before = forecasts.forecasts().get(shop).values("y");
      double[] after = others.forecasts().get(shop).values("y");
      assertThat(after[0]).as("lead 1 lies before what has changed").isEqualTo(before[0]);
      assertThat(after[1]).isNotEqualTo(before[1]);
    }
  }

  @Test
  void whatIsNotThereIsNamedWithItsColumnAndStep() {
    assertThatThrownBy(() -> forecast(csv(40, 50, 52)))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("series 'small', column 'open'", "no value at 52, lead 3");
    assertThatThrownBy(() -> forecast(csv(40, 50, 50)))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("series 'big', column 'open'", "no value at 50, lead 1");
    String gap = csv(40, 50, 53).replaceAll("(?m)^(small,51,,,)1,", "$1,");
    assertThatThrownBy(() -> forecast(gap))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("column 'open'", "missing");
  }

  @Test
  void aCategoryThatTrainingDidNotKnowIsNoneOfThem() throws IOException {
    double[] unknown = forecast(changed("strike")).forecasts().get(0).values("y");
    assertThat(unknown)
        .isEqualTo(forecast(changed("flood")).forecasts().get(0).values("y"))
        .isNotEqualTo(forecast(changed("rest")).forecasts().get(0).values("y"));
  }

  private static String changed(String kind) {
    return csv(40, 50, 53).replaceAll("(?m)^(small,50,,,0,)feast,", "$1" + kind + ",");
  }
}
