package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.api.spi.ScalerProvider;
import org.rnn4j.forecast.model.ForecastModel;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;

/** A run whose scaler goes by what is known at each cutoff. */
class WindowScalerRunTest {

  private static final TimeSeries SERIES = Experiments.sine("sine", 90);

  @TempDir private Path folder;

  private static TimeSeries higher(double by) {
    double[] values = SERIES.copy(0, 0, SERIES.length());
    Arrays.setAll(values, t -> values[t] + by);
    return TimeSeries.of("sine", "y", values);
  }

  @Test
  void itIsGuardedSavedAndLoadedAndFollowsTheLevelOfTheSeries() throws IOException {
    Registry registry = PlantedPlugins.with(ScalerProvider.class, folder, FromLastProvider.class);
    Path run = folder.resolve("run");
    ExperimentResult result =
        Experiments.run(
            Experiment.builder()
                .series(SERIES)
                .registry(registry)
                .split(Split.lastSteps(10, 20))
                .lookback(12)
                .horizon(3)
                .layer(Layer.recurrent("gru").units(4))
                .scaler("from-last")
                .strategy("direct")
                .set("training.early-stopping.metric", "mse")
                .metrics("mse")
                .epochs(2)
                .baselines("naive"),
            run,
            1);

    double bestEpoch =
        result.history().stream()
            .mapToDouble(epoch -> epoch.validation().orElseThrow().metrics().get("mse"))
            .min()
            .orElseThrow();
    assertThat(result.scores(Part.VALIDATION).orElseThrow().get("model", "mse").value())
        .as("measured each epoch as in the end")
        .isCloseTo(bestEpoch, within(bestEpoch * 1e-6));
    assertThat(Files.readString(run.resolve("model/model.json")).replaceAll("\\s+", ""))
        .contains("\"parameters\":{\"range\":[89.0,171.0]}");
    ForecastModel loaded = ForecastModel.load(run, registry);
    assertThat(loaded.forecast(SERIES)).isEqualTo(result.model().forecast(SERIES));
    double[] usual = loaded.forecast(SERIES).values("y");
    double[] high = loaded.forecast(higher(4096)).values("y");
    for (int lead = 0; lead < usual.length; lead++) {
      assertThat(high[lead] - usual[lead]).isCloseTo(4096, within(1e-3));
    }
  }
}
