package org.rnn4j.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.RunException;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.network.TrainedParameters;
import org.rnn4j.forecast.saved.ModelCard;
import org.rnn4j.forecast.saved.Safetensors;
import org.rnn4j.forecast.saved.Safetensors.Tensor;
import org.rnn4j.forecast.text.Json;

/**
 * A model that could only forecast nonsense, or something else than it was trained for, is refused
 * when it is loaded: with a right checksum, and as an earlier version saved it, with none.
 */
class RefusedModelTest {

  private static final Registry REGISTRY = Registry.installed();

  @TempDir private Path folder;

  @BeforeEach
  void saveAModel() throws IOException {
    copy("one-series-standard");
  }

  private void copy(String name) throws IOException {
    for (String file : List.of("model.json", "model.safetensors")) {
      Files.write(
          folder.resolve(file), Files.readAllBytes(EarlierModelsTest.folder(name).resolve(file)));
    }
  }

  private void assertRefused(String... words) {
    assertThatThrownBy(() -> ForecastModel.load(folder, REGISTRY))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(folder.toString())
        .hasMessageContainingAll(words);
  }

  private void change(Consumer<Map<String, Object>> change) throws IOException {
    Map<String, Object> tree = Json.read(folder.resolve("model.json"));
    change.accept(tree);
    Files.writeString(folder.resolve("model.json"), Json.write(tree));
  }

  private void changeEntries(Consumer<List<Map<String, Object>>> change) throws IOException {
    change(
        tree -> {
          Map<String, Object> scaling = ModelFiles.map(tree, "fitted-scaler");
          List<Map<String, Object>> entries = new ArrayList<>();
          for (Object entry : (List<?>) scaling.get("entries")) {
            entries.add(ModelCard.map((Map<?, ?>) entry));
          }
          scaling.put("entries", entries);
          change.accept(entries);
        });
  }

  private void setNumber(String name, Object value) throws IOException {
    changeEntries(
        entries -> {
          Map<String, Object> numbers = ModelFiles.map(entries.get(0), "parameters");
          if (value == null) {
            numbers.remove(name);
          } else {
            numbers.put(name, value);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void aWeightThatIsNotFiniteIsNamed(float weight) {
    Path file = folder.resolve("model.safetensors");
    List<Tensor> tensors = Safetensors.read(file);
    Tensor last = tensors.get(tensors.size() - 1);
    last.values()[1] = weight;
    Safetensors.write(file, tensors, Map.of());
    String[] words = {
      "model.safetensors: tensor '"
          + last.name()
          + "' "
          + last.shape()
          + " has "
          + weight
          + " at 1",
      "a weight is a finite number"
    };
    assertRefused(words);
    ModelFiles.sign(folder);
    assertRefused(words);
  }

  @Test
  void aModelWithSuchAWeightIsNotSaved() {
    ForecastModel model = ForecastModel.load(folder, REGISTRY);
    float[] parameters = model.parameters();
    parameters[3] = Float.NaN;
    ForecastModel broken =
        ForecastModel.of(
            model.card(), model.scaling(), TrainedParameters.global(parameters), REGISTRY);
    assertThatThrownBy(() -> broken.save(folder.resolve("saved")))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("its parameter layer-1.W has NaN at 3");
    assertThat(folder.resolve("saved")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.0", "-0.0", "-1.5", "1e999", "-1e999", "null", "\"3\"", "{}"})
  void aDeviationThatIsNoFiniteNumberAboveZeroIsNamed(String deviation) throws IOException {
    setNumber("deviation", Json.object("{\"x\": " + deviation + "}", "").get("x"));
    if (deviation.equals("null")) {
      assertRefused("fitted-scaler", "column 'sales', deviation: missing");
      return;
    }
    String json = Files.readString(folder.resolve("model.json"));
    Files.writeString( // infinity is not written as a number
        folder.resolve("model.json"),
        json.replace("\"deviation\" : null", "\"deviation\" : " + deviation));
    assertRefused("model.json fitted-scaler, ", "deviation: it is ", "expected a");
    if (!deviation.contains("e999")) {
      ModelFiles.sign(folder);
      assertRefused("model.json fitted-scaler, ", "deviation: it is ");
    }
  }

  @Test
  void numbersOfAnotherScalerAreNamed() throws IOException {
    setNumber("mean", null);
    assertRefused("fitted-scaler, series 'one', column 'sales', mean: missing");
    copy("one-series-standard");
    setNumber("width", 3.5);
    assertRefused("fitted-scaler, series 'one', column 'sales'", "width=3.5", "the same names");
    copy("two-series-min-max");
    setNumber("max", -1000);
    assertRefused(
        "fitted-scaler, series 'north', column 'sales', max: it is -1000.0; expected a number of at"
            + " least 1");
  }

  @Test
  void theScopeIsOneOfTwo() throws IOException {
    change(tree -> ModelFiles.map(tree, "fitted-scaler").put("scope", "window"));
    assertRefused("fitted-scaler, scope: it is 'window'; expected series or global");
    change(tree -> ModelFiles.map(tree, "fitted-scaler").put("scope", "global"));
    assertRefused("fitted-scaler, entries: they name series, and the scope is global");
  }

  @Test
  void entriesThatAreMissingOrOfOtherNamesAreNamed() throws IOException {
    changeEntries(List::clear);
    assertRefused("fitted-scaler, entries: there are none");
    copy("two-series-min-max");
    changeEntries(entries -> entries.remove(3));
    assertRefused("fitted-scaler, series 'south, left', column 'visits': there is no entry");
    copy("two-series-min-max");
    changeEntries(entries -> entries.get(1).put("column", "vists"));
    assertRefused(
        "fitted-scaler, series 'north', column 'vists': the model has no such column; expected one"
            + " entry for each of sales, visits");
    copy("two-series-min-max");
    changeEntries(entries -> entries.get(1).put("column", "sales"));
    assertRefused("fitted-scaler, series 'north', column 'sales': is there twice");
    copy("two-series-min-max");
    changeEntries(entries -> entries.get(0).put("series", "nroth"));
    assertRefused("there is no entry");
  }

  @Test
  void entriesAreFoundByTheirNamesWhateverTheirOrder() throws IOException {
    copy("two-series-min-max");
    ForecastModel model = ForecastModel.load(folder, REGISTRY);
    Dataset input = model.read(EarlierModelsTest.folder("two-series-min-max").resolve("input.csv"));
    List<SeriesForecast> right = input.series().stream().map(model::forecast).toList();
    changeEntries(Collections::reverse);
    ForecastModel turned = ForecastModel.load(folder, REGISTRY);
    assertThat(input.series().stream().map(turned::forecast)).isEqualTo(right);
  }

  @Test
  void aColumnThatChangedItsNameIsNotTakenByItsPlace() throws IOException {
    copy("two-series-min-max");
    change(tree -> tree.put("past-covariates", List.of("visitors")));
    assertRefused("column 'visits': the model has no such column", "sales, visitors");
  }

  private void saveWith(Consumer<Map<String, Object>> change) {
    ForecastModel.load(folder, REGISTRY).save(folder);
    ModelFiles.change(folder, change);
  }

  private static void provider(
      Map<String, Object> tree, int index, Consumer<Map<String, Object>> change) {
    List<Object> providers = new ArrayList<>((List<?>) tree.get("providers"));
    Map<String, Object> provider =
        new LinkedHashMap<>(ModelCard.map((Map<?, ?>) providers.get(index)));
    change.accept(provider);
    providers.set(index, provider);
    tree.put("providers", providers);
  }

  @Test
  void otherEquationsAreRefused() {
    saveWith(tree -> ModelFiles.map(tree, "equations").put("layer-1", "0".repeat(64)));
    assertRefused(
        "model.json equations.layer-1: the cell of this layer, or its normalizer, computes"
            + " something else than the one that was trained; install what the model was made with,"
            + " or train it again");
    ModelFiles.change(folder, tree -> ModelFiles.map(tree, "equations").clear());
    assertRefused("equations.layer-1");
    ModelFiles.change(folder, tree -> tree.put("equations", 3));
    assertRefused("equations: it is 3; expected an object");
  }

  @Test
  void whateverIsNotInstalledIsNamedWithWhereItCameFrom() {
    saveWith(
        tree -> {
          provider(
              tree,
              0,
              cell -> {
                cell.put("name", "mgu");
                cell.put("module", "com.acme.mgu");
                cell.put("version", "1.2");
                cell.put("jar", "acme-cells.jar");
              });
          provider(tree, 3, scaler -> scaler.put("name", "quantiles"));
        });
    assertRefused(
        "model.json: the cell 'mgu' that the model was made with is not installed; it came from"
            + " com.acme.mgu 1.2, acme-cells.jar: put that into the plugin folder",
        "model.json: the scaler 'quantiles' that the model was made with is not installed");
  }
}
