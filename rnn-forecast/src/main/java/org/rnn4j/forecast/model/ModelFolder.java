package org.rnn4j.forecast.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.RunException;
import org.rnn4j.api.model.ParameterLayout;
import org.rnn4j.api.model.ParameterLayout.Slot;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.model.Safetensors.Tensor;
import org.rnn4j.forecast.run.Json;
import org.rnn4j.forecast.run.WholeFile;
import org.rnn4j.forecast.scale.Scaling;
import org.rnn4j.forecast.spec.ComponentSpec;

/** The two files of a saved model. */
final class ModelFolder {

  private static final String CARD = "model.json";
  private static final String TENSORS = "model.safetensors";
  private static final String FORMAT = "rnn4j-model";
  private static final int VERSION = 1;

  // Either another version's cell declares other parameters, or one of the files is another's.
  private static final String OTHER_NETWORK =
      "the two files belong together and to the versions that "
          + CARD
          + " names under 'providers': load it with these, or train it again";

  private ModelFolder() {}

  static void save(ForecastModel model, Path folder) {
    ComponentSpec scaler = model.card().scaler();
    model
        .scaling()
        .requireRestorable(
            scaler.named(Kind.SCALER, model.registry()),
            scaler.create(Kind.SCALER, model.registry()));
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new RunException(folder + " cannot be created: " + e.getMessage(), e);
    }
    List<Tensor> tensors = tensors(model);
    Safetensors.write(folder.resolve(TENSORS), tensors, Map.of("format", FORMAT));
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("format", FORMAT);
    tree.put("version", VERSION);
    tree.putAll(model.card().tree());
    tree.put("fitted-scaler", scaling(model.scaling()));
    tree.put("providers", model.card().providers(model.registry()));
    tree.put("parameters", tensors.stream().map(ModelFolder::shape).toList());
    String json = Json.write(tree);
    WholeFile.replace(folder.resolve(CARD), WholeFile.text(json));
  }

  private static List<Tensor> tensors(ForecastModel model) {
    float[] parameters = model.parameters();
    List<Tensor> tensors = new ArrayList<>();
    for (Slot slot : model.layout().slots()) {
      float[] values = Arrays.copyOfRange(parameters, slot.offset(), slot.end());
      tensors.add(new Tensor(slot.name(), shape(slot), values));
    }
    return tensors;
  }

  // A weight matrix stays a matrix where the input has one column.
  private static List<Integer> shape(Slot slot) {
    boolean weight =
        slot.role() == ParameterRole.INPUT_WEIGHT || slot.role() == ParameterRole.RECURRENT_WEIGHT;
    return weight || slot.rows() > 1
        ? List.of(slot.rows(), slot.columns())
        : List.of(slot.columns());
  }

  private static Map<String, Object> shape(Tensor tensor) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", tensor.name());
    tree.put("shape", tensor.shape());
    return tree;
  }

  private static Map<String, Object> scaling(Scaling scaling) {
    List<Object> entries = new ArrayList<>();
    for (Scaling.Entry entry : scaling.entries()) {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("series", entry.series());
      tree.put("column", entry.column());
      tree.put("parameters", entry.parameters());
      entries.add(tree);
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("scope", scaling.scope().name().toLowerCase(Locale.ROOT));
    tree.put("entries", entries);
    return tree;
  }

  static ForecastModel load(Path folder, Registry registry) {
    Path cardFile = folder.resolve(CARD);
    Path tensorFile = folder.resolve(TENSORS);
    for (Path file : List.of(cardFile, tensorFile)) {
      if (!Files.isRegularFile(file)) {
        throw new InputException(
            folder.toString(),
            "there is no " + file.getFileName(),
            "give a run folder or its 'model' folder");
      }
    }
    Map<String, Object> tree = Json.read(cardFile);
    List<Tensor> tensors = Safetensors.read(tensorFile);
    try {
      if (!FORMAT.equals(tree.get("format"))
          || !Integer.valueOf(VERSION).equals(tree.get("version"))) {
        throw new InputException(
            "format",
            "it is " + tree.get("format") + " version " + tree.get("version"),
            "this program reads " + FORMAT + " version " + VERSION);
      }
      ModelCard card = ModelCard.of(tree, registry);
      Scaling scaling = scaling(ModelCard.map(tree, "fitted-scaler"), card, registry);
      return ForecastModel.of(
          card, scaling, layout -> parameters(layout, tensors, tensorFile), registry);
    } catch (InputException e) {
      boolean located =
          e.problems().stream().allMatch(p -> p.place().startsWith(folder.toString()));
      throw located
          ? e
          : new InputException(
              e.problems().stream().map(p -> p.at(cardFile + " " + p.place())).toList());
    }
  }

  private static Scaling scaling(Map<String, Object> tree, ModelCard card, Registry registry) {
    List<Scaling.Entry> entries = new ArrayList<>();
    for (Object item : ModelCard.list(tree, "entries")) {
      Map<String, Object> entry = item instanceof Map<?, ?> map ? ModelCard.map(map) : Map.of();
      Map<String, Double> parameters = new LinkedHashMap<>();
      ModelCard.map(entry, "parameters")
          .forEach((name, value) -> parameters.put(name, number(name, value)));
      entries.add(
          new Scaling.Entry(
              ModelCard.text(entry, "series"), ModelCard.text(entry, "column"), parameters));
    }
    String scope = ModelCard.text(tree, "scope").toUpperCase(Locale.ROOT);
    try {
      return Scaling.restore(
          card.scaler().create(Kind.SCALER, registry), Scaling.Scope.valueOf(scope), entries);
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new InputException(
          "fitted-scaler", "is not complete: " + e.getMessage(), "the file was changed by hand");
    }
  }

  private static double number(String name, Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw new InputException("fitted-scaler." + name, "it is " + value, "expected a number");
  }

  private static float[] parameters(ParameterLayout layout, List<Tensor> tensors, Path file) {
    Map<String, Tensor> byName = new LinkedHashMap<>();
    tensors.forEach(tensor -> byName.put(tensor.name(), tensor));
    float[] parameters = new float[layout.size()];
    for (Slot slot : layout.slots()) {
      Tensor tensor = byName.remove(slot.name());
      if (tensor == null || !tensor.shape().equals(shape(slot))) {
        String has =
            tensor == null
                ? "there is no tensor '" + slot.name() + "'"
                : "tensor '" + slot.name() + "' has shape " + tensor.shape();
        throw new InputException(
            file.toString(),
            has + "; the network that " + CARD + " describes has " + shape(slot) + " there",
            OTHER_NETWORK);
      }
      System.arraycopy(tensor.values(), 0, parameters, slot.offset(), slot.size());
    }
    if (!byName.isEmpty()) {
      throw new InputException(
          file.toString(),
          "there are more tensors than the network that "
              + CARD
              + " describes has: "
              + String.join(", ", byName.keySet()),
          OTHER_NETWORK);
    }
    return parameters;
  }
}
