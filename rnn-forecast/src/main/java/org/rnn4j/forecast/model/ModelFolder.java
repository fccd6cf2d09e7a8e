package org.rnn4j.forecast.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.error.RunException;
import org.rnn4j.api.model.ParameterLayout.Slot;
import org.rnn4j.api.option.Kebab;
import org.rnn4j.cells.network.Network;
import org.rnn4j.forecast.network.TrainedParameters;
import org.rnn4j.forecast.saved.Origin;
import org.rnn4j.forecast.saved.Safetensors;
import org.rnn4j.forecast.saved.Safetensors.Tensor;
import org.rnn4j.forecast.scale.Scaling;
import org.rnn4j.forecast.spec.ModelSpec.Scope;
import org.rnn4j.forecast.text.Json;
import org.rnn4j.forecast.text.WholeFile;

/** The two files of a saved model, and how they are written; {@link SavedModel} reads them. */
final class ModelFolder {

  static final String CARD = "model.json";
  static final String TENSORS = "model.safetensors";
  static final String FORMAT = "rnn4j-model";
  static final int VERSION = 1;

  /** The entry with a digest of each cell's equations, by layer. */
  static final String EQUATIONS = "equations";

  /** The entry with an {@link Origin} for whatever was found by name. */
  static final String PROVIDERS = "providers";

  /** The entry with the ids of the series that have a network of their own. */
  static final String SERIES = "series";

  /** The entry with the numbers of the scaler. */
  static final String SCALING = "fitted-scaler";

  private ModelFolder() {}

  static void save(ForecastModel model, Path folder) {
    model.scaling().requireRestorable(model.scalers());
    List<Tensor> tensors = tensors(model);
    tensors.forEach(ModelFolder::requireFinite);
    WholeFile.createFolders(folder);
    String sum = Safetensors.write(folder.resolve(TENSORS), tensors, Map.of("format", FORMAT));
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("format", FORMAT);
    tree.put("version", VERSION);
    tree.putAll(model.card().tree());
    if (model.trained().scope() == Scope.LOCAL) {
      tree.put(SERIES, model.trained().series());
    }
    tree.put(SCALING, scaling(model.scaling()));
    tree.put(PROVIDERS, model.card().origins(model.registry()).stream().map(Origin::tree).toList());
    tree.put(EQUATIONS, named(model.digests()));
    tree.put("parameters", tensors.stream().map(ModelFolder::shape).toList());
    Checksums.sign(tree, sum);
    WholeFile.replace(folder.resolve(CARD), WholeFile.text(Json.write(tree)));
  }

  // A file names its layers.
  private static Map<String, String> named(Map<Integer, String> ofLayers) {
    Map<String, String> named = new LinkedHashMap<>();
    ofLayers.forEach((layer, digest) -> named.put(Network.layerName(layer), digest));
    return named;
  }

  private static List<Tensor> tensors(ForecastModel model) {
    TrainedParameters trained = model.trained();
    List<Tensor> tensors = new ArrayList<>();
    for (Slot slot : model.layout().slots()) {
      float[] values = new float[Math.multiplyExact(slot.size(), trained.values().size())];
      int at = 0;
      for (float[] parameters : trained.values()) {
        System.arraycopy(parameters, slot.offset(), values, at, slot.size());
        at += slot.size();
      }
      tensors.add(new Tensor(slot.name(), shape(slot, trained.series()), values));
    }
    return tensors;
  }

  /** Of the tensor of all networks: series by series, where each has its own. */
  static List<Integer> shape(Slot slot, List<String> series) {
    List<Integer> shape = new ArrayList<>(shape(slot));
    if (!series.isEmpty()) {
      shape.add(0, series.size());
    }
    return List.copyOf(shape);
  }

  // What would be refused when it is loaded is not saved either.
  private static void requireFinite(Tensor tensor) {
    OptionalInt at = notFinite(tensor);
    if (at.isPresent()) {
      throw new RunException(
          "the model is not saved: its parameter "
              + tensor.name()
              + " has "
              + tensor.values()[at.getAsInt()]
              + " at "
              + at.getAsInt()
              + ", so that it forecasts nothing; lower the learning rate or clip the gradient");
    }
  }

  /** Where the first number is that is none. */
  static OptionalInt notFinite(Tensor tensor) {
    float[] values = tensor.values();
    return IntStream.range(0, values.length).filter(i -> !Float.isFinite(values[i])).findFirst();
  }

  /** Of a slot's tensor: a weight matrix stays a matrix where the input has one column. */
  static List<Integer> shape(Slot slot) {
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
      Map<String, Object> parameters = new LinkedHashMap<>();
      entry
          .parameters()
          .forEach(
              (name, numbers) ->
                  parameters.put(name, numbers.size() == 1 ? numbers.get(0) : numbers));
      tree.put("parameters", parameters);
      entries.add(tree);
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("scope", Kebab.of(scaling.scope()));
    tree.put("entries", entries);
    return tree;
  }
}
