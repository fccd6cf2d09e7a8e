package org.rnn4j.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.api.forecast.DataSource;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.spec.Component;
import org.rnn4j.forecast.spec.ComponentSpec;
import org.rnn4j.forecast.text.Numbers;

/**
 * Models that an earlier version saved, before they carried checksums and digests of their cells,
 * load and forecast what that version did, to the last digit.
 */
class EarlierModelsTest {

  private static final Registry REGISTRY = Registry.installed();

  /** The folder of one of these models, with its two files, an input and what it forecast. */
  static Path folder(String name) {
    try {
      return Path.of(EarlierModelsTest.class.getResource("without-checksums/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Dataset input(ForecastModel model, Path file) {
    if (model.card().source().type().equals("csv")) {
      return model.read(file);
    }
    Map<String, Object> options = Map.of("path", file.toString(), "targets", model.targets());
    ComponentSpec source = ComponentSpec.of(Kind.DATA_SOURCE, "csv", options, REGISTRY);
    return Component.of(Kind.DATA_SOURCE, source, REGISTRY)
        .make()
        .load(new DataSource.Context(Path.of(""), 1, 0))
        .dataset();
  }

  @ParameterizedTest
  @ValueSource(strings = {"one-series-standard", "two-series-min-max", "many-series-one-scaler"})
  void anEarlierModelForecastsWhatItDid(String name) throws IOException {
    Path folder = folder(name);
    ForecastModel model = ForecastModel.load(folder, REGISTRY);
    List<String> values = new ArrayList<>();
    for (TimeSeries series : input(model, folder.resolve("input.csv")).series()) {
      for (SeriesForecast.Step step : model.forecast(series).steps()) {
        values.add(step.lead() + "," + Numbers.text(step.values().get(0)));
      }
    }
    List<String> lines = Files.readAllLines(folder.resolve("forecast.csv"));
    assertThat(values).hasSize(lines.size() - 1);
    for (int i = 0; i < values.size(); i++) {
      assertThat(lines.get(i + 1)).endsWith("," + values.get(i));
    }
    assertThat(model.warnings())
        .hasSize(1)
        .allSatisfy(
            warning ->
                assertThat(warning)
                    .hasToString(
                        folder.resolve("model.json")
                            + ": carries no checksum: an earlier version saved it; whether its"
                            + " files are as they were written is not known"));
  }

  /** Every strategy but one-step, layers between, both directions, offsets, several columns. */
  @ParameterizedTest
  @ValueSource(strings = {"layers-between", "fed-back", "every-step", "ahead-only"})
  void aModelWithChecksumsForecastsWhatItDid(String name) throws Exception {
    Path folder = Path.of(getClass().getResource("with-checksums/" + name).toURI());
    ForecastModel model = ForecastModel.load(folder, REGISTRY);
    List<String> lines = new ArrayList<>();
    lines.add("unique_id,ds,lead," + String.join(",", model.card().targets()));
    for (TimeSeries series : model.read(folder.resolve("input.csv")).series()) {
      for (SeriesForecast.Step step : model.forecast(series).steps()) {
        StringBuilder line = new StringBuilder(series.id() + "," + step.time() + "," + step.lead());
        step.values().forEach(value -> line.append(',').append(Numbers.text(value)));
        lines.add(line.toString());
      }
    }
    assertThat(lines).isEqualTo(Files.readAllLines(folder.resolve("forecast.csv")));
    assertThat(model.warnings()).isEmpty();
  }
}
