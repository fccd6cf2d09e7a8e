package org.rnn4j.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.network.TrainedParameters;
import org.rnn4j.forecast.text.Json;

/** Whatever happened to a saved model's files is noticed by their checksums. */
class DamagedModelTest {

  private static final Registry REGISTRY = Registry.installed();

  @TempDir private Path folder;
  private TimeSeries series;
  private SeriesForecast right;

  @BeforeEach
  void saveAModel() {
    ForecastModel model =
        ForecastModel.load(EarlierModelsTest.folder("one-series-standard"), REGISTRY);
    model.save(folder);
    series = TimeSeries.of("one", "sales", new double[] {3, 1, 4, 1, 5, 9, 2, 6});
    right = model.forecast(series);
  }

  private SeriesForecast forecast() {
    ForecastModel model = ForecastModel.load(folder, REGISTRY);
    assertThat(model.warnings()).isEmpty();
    return model.forecast(series);
  }

  /** By default one bit of each byte, with {@code -Drnn4j.full=true} all eight. */
  @ParameterizedTest
  @ValueSource(strings = {"model.json", "model.safetensors"})
  void everyFlippedBitIsAnErrorOrChangesNothing(String name) throws IOException {
    Path file = folder.resolve(name);
    byte[] bytes = Files.readAllBytes(file);
    int refused = 0;
    int flipped = 0;
    for (int at = 0; at < bytes.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        if (bit != at % 8 && !Boolean.getBoolean("rnn4j.full")) {
          continue;
        }
        byte[] damaged = bytes.clone();
        damaged[at] ^= (byte) (1 << bit);
        Files.write(file, damaged);
        flipped++;
        try {
          assertThat(forecast()).as("bit %s of byte %s", bit, at).isEqualTo(right);
        } catch (InputException e) {
          assertThat(e).hasMessageStartingWith(folder.toString());
          refused++;
        }
      }
    }
    // The line break at the end is behind the last brace.
    assertThat(refused).isGreaterThanOrEqualTo(flipped - 8).isLessThanOrEqualTo(flipped);
    Files.write(file, bytes);
    assertThat(forecast()).isEqualTo(right);
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.json", "model.safetensors"})
  void theFileThatIsNotAsItWasIsNamed(String name) throws IOException {
    Path file = folder.resolve(name);
    byte[] bytes = Files.readAllBytes(file);
    int last = name.endsWith("json") ? new String(bytes).indexOf("layer-norm") : bytes.length - 1;
    bytes[last] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(this::forecast)
        .isInstanceOf(InputException.class)
        .hasMessageMatching(
            "(?s)\\Q"
                + file
                + "\\E: its SHA-256 is [0-9a-f]{64}, and not the one in model.json; it was changed"
                + " or damaged after it was written: take a copy that was not, or train the model"
                + " again");
  }

  @Test
  void theFilesOfTwoModelsAreNotMixed() throws IOException {
    Path other = folder.resolve("other");
    ForecastModel model =
        ForecastModel.load(EarlierModelsTest.folder("one-series-standard"), REGISTRY);
    float[] parameters = model.parameters();
    parameters[0] = 0.5f;
    ForecastModel.of(model.card(), model.scaling(), TrainedParameters.global(parameters), REGISTRY)
        .save(other);
    Files.copy(
        other.resolve("model.safetensors"),
        folder.resolve("model.safetensors"),
        StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(this::forecast).hasMessageContaining("model.safetensors: its SHA-256");
  }

  @Test
  void aCardThatWasOnlyLaidOutAnewIsTheSame() throws IOException {
    Map<String, Object> backwards = new TreeMap<>(Collections.reverseOrder());
    backwards.putAll(Json.read(folder.resolve("model.json")));
    Files.writeString(folder.resolve("model.json"), Json.compact(backwards));
    assertThat(forecast()).isEqualTo(right);
  }

  @Test
  void aCardWithoutItsChecksumsIsNotTakenForAnEarlierOne() throws IOException {
    Map<String, Object> tree = Json.read(folder.resolve("model.json"));
    tree.remove("sha256");
    Files.writeString(folder.resolve("model.json"), Json.write(tree));
    assertThatThrownBy(this::forecast)
        .hasMessageContaining("model.json sha256: missing; the file was changed");
    for (Object wrong : List.of(1, List.of(), Map.of())) {
      tree.put("sha256", wrong);
      Files.writeString(folder.resolve("model.json"), Json.write(tree));
      assertThatThrownBy(this::forecast).hasMessageContaining("its SHA-256 is");
    }
  }
}
