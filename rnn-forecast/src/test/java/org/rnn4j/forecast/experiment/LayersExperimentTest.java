package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.model.ForecastModel;
import org.rnn4j.forecast.spec.ExperimentSpec;
import org.rnn4j.forecast.spec.SpecReader;

/** Whole runs of networks with everything that a layer may have. */
class LayersExperimentTest {

  @TempDir private Path folder;

  private static ExperimentBuilder everything() {
    return Experiments.waves()
        .layer(
            Layer.recurrent("gru")
                .units(4)
                .normalizer("layer-norm")
                .direction("both")
                .recurrentDropout(0.2)
                .option("zoneout", 0.1)
                .option("weight-dropout", 0.1)
                .option("initial-state", "learned"))
        .layer(Layer.between("batch-norm").option("momentum", 0.5))
        .layer(Layer.recurrent("lstm").units(8).option("residual", true).dropout(0.2))
        .layer(Layer.between("layer-norm"))
        .layer(Layer.between("dropout").option("rate", 0.1))
        .set("model.skip", true)
        .strategy("direct");
  }

  private static SortedMap<String, String> comparable(Path run) {
    SortedMap<String, String> contents = Experiments.contents(run);
    contents
        .keySet()
        .retainAll(
            contents.keySet().stream()
                .filter(
                    n ->
                        n.startsWith("model/")
                            || n.endsWith("metrics.json")
                            || n.endsWith("forecasts.csv"))
                .toList());
    return contents;
  }

  @Test
  void aRunIsTheSameForAnyThreadsAndFromItsOwnResolvedSpec() {
    Experiments.run(everything(), folder.resolve("one"), 1);
    Experiments.run(everything(), folder.resolve("two"), 2);
    assertThat(comparable(folder.resolve("two"))).isEqualTo(comparable(folder.resolve("one")));
    ExperimentSpec resolved =
        SpecReader.read(
            folder.resolve("one").resolve("experiment.yaml"), List.of(), Registry.installed());
    assertThat(resolved).isEqualTo(everything().build().spec());
  }

  @Test
  void theSavedModelForecastsWhatTheTrainedOneDoes() {
    ExperimentResult result = Experiments.run(everything(), folder.resolve("run"), 1);
    ForecastModel loaded =
        ForecastModel.load(folder.resolve("run").resolve("model"), Registry.installed());
    double[] values = new double[40];
    for (int t = 0; t < values.length; t++) {
      values[t] = StrictMath.sin(t);
    }
    TimeSeries series = TimeSeries.of("s", "value", values);
    assertThat(loaded.parameters()).containsExactly(result.model().parameters());
    assertThat(loaded.forecast(series))
        .usingRecursiveComparison()
        .isEqualTo(result.model().forecast(series));
  }

  @Test
  void aLayerThatRunsBackwardIsRefusedWhereTargetsWouldLeak() {
    assertThatThrownBy(
            () ->
                Experiments.run(
                    Experiments.waves()
                        .layer(Layer.recurrent("gru").units(4).direction("both"))
                        .strategy("sequence-to-sequence"),
                    folder.resolve("leak"),
                    1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("model.layers.1.direction")
        .hasMessageContaining("use direction: forward");
  }

  @Test
  void aResidualConnectionOfUnequalWidthsIsRefusedWithItsPath() {
    assertThatThrownBy(
            () ->
                Experiments.run(
                    Experiments.waves()
                        .layer(Layer.recurrent("gru").units(5).option("residual", true))
                        .strategy("direct"),
                    folder.resolve("residual"),
                    1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("model.layers.1.residual")
        .hasMessageContaining("width 5 cannot be added to an input of width 4");
  }
}
