package org.rnn4j.forecast.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.model.ParameterLayout;
import org.rnn4j.api.model.ParameterLayout.Slot;
import org.rnn4j.api.option.Kebab;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.network.Network;
import org.rnn4j.forecast.network.TrainedParameters;
import org.rnn4j.forecast.run.RunFolder;
import org.rnn4j.forecast.saved.ModelCard;
import org.rnn4j.forecast.saved.Origin;
import org.rnn4j.forecast.saved.Safetensors;
import org.rnn4j.forecast.saved.Safetensors.Tensor;
import org.rnn4j.forecast.scale.Scalers;
import org.rnn4j.forecast.scale.Scaling;
import org.rnn4j.forecast.spec.ModelLayer;
import org.rnn4j.forecast.spec.ModelSpec;
import org.rnn4j.forecast.spec.ModelSpec.Scope;
import org.rnn4j.forecast.spec.ScalerSpec;
import org.rnn4j.forecast.text.Json;

/**
 * A model folder that is being read: what its files say, and whether that is what was written, and
 * whether what is installed now computes what was trained.
 */
final class SavedModel {

  // Either another version's cell declares other parameters, or one of the files is another's.
  private static final String OTHER_NETWORK =
      "the two files belong together and to the versions that "
          + ModelFolder.CARD
          + " names under '"
          + ModelFolder.PROVIDERS
          + "': load it with these, or train it again";

  private final Path folder;
  private final Registry registry;
  private final Map<String, Object> tree;
  private final List<Tensor> tensors;
  private final List<Origin> trainedWith;
  private final List<Problem> warnings = new ArrayList<>();

  private SavedModel(
      Path folder, Registry registry, Map<String, Object> tree, List<Tensor> tensors) {
    this.folder = folder;
    this.registry = registry;
    this.tree = tree;
    this.tensors = tensors;
    List<?> providers = tree.get(ModelFolder.PROVIDERS) instanceof List<?> list ? list : List.of();
    this.trainedWith = providers.stream().map(Origin::read).flatMap(Optional::stream).toList();
  }

  /**
   * Reads and checks both files.
   *
   * @throws InputException naming the file and what is wrong with it
   */
  static ForecastModel load(Path folder, Registry registry) {
    Path card = folder.resolve(ModelFolder.CARD);
    Path tensors = folder.resolve(ModelFolder.TENSORS);
    for (Path file : List.of(card, tensors)) {
      if (!Files.isRegularFile(file)) {
        throw new InputException(
            folder.toString(),
            "there is no " + file.getFileName(),
            "give a run folder or its 'model' folder");
      }
    }
    Map<String, Object> tree = Json.read(card);
    byte[] bytes = Safetensors.bytes(tensors);
    try {
      requireFormat(tree);
      requireUnchanged(tree, bytes, folder);
      return new SavedModel(folder, registry, tree, Safetensors.read(tensors, bytes)).model();
    } catch (InputException e) {
      throw e.in(Place.inWords(card.toString())); // what names another file stays there
    }
  }

  private static void requireFormat(Map<String, Object> tree) {
    if (!ModelFolder.FORMAT.equals(tree.get("format"))
        || !Integer.valueOf(ModelFolder.VERSION).equals(tree.get("version"))) {
      throw new InputException(
          Place.of("format"),
          "it is " + shown(tree.get("format")) + " version " + shown(tree.get("version")),
          "this program reads " + ModelFolder.FORMAT + " version " + ModelFolder.VERSION);
    }
  }

  // Files of earlier versions have neither checksums nor digests of equations.
  private static void requireUnchanged(Map<String, Object> tree, byte[] tensors, Path folder) {
    if (Checksums.areIn(tree)) {
      Checksums.check(tree, tensors, folder);
    } else if (tree.containsKey(ModelFolder.EQUATIONS)) {
      throw new InputException(
          Place.of(Checksums.KEY), "missing", "the file was changed after it was written");
    }
  }

  private ForecastModel model() {
    List<Problem> missing = Origin.missing(trainedWith, registry);
    if (!missing.isEmpty()) {
      throw new InputException(missing);
    }
    ModelCard card = ModelCard.of(tree, registry);
    List<String> differences = Origin.differences(trainedWith, card.origins(registry));
    warn(differences);
    failedRun().ifPresent(warnings::add);
    ForecastModel model =
        ForecastModel.loaded(
            card,
            scaling(card),
            layout -> parameters(layout, card.model().scope(), differences),
            registry,
            warnings);
    requireEquations(model.digests(), card.model(), differences);
    return model;
  }

  private void warn(List<String> differences) {
    String place = folder.resolve(ModelFolder.CARD).toString();
    if (!Checksums.areIn(tree)) {
      warnings.add(
          new Problem(
              place,
              "carries no checksum: an earlier version saved it",
              "whether its files are as they were written is not known"));
    }
    for (String difference : differences) {
      warnings.add(
          new Problem(
              place,
              difference,
              tree.containsKey(ModelFolder.EQUATIONS)
                  ? "the equations of its cells are the same; nothing else could be compared"
                  : "whether that computes the same could not be compared"));
    }
  }

  // The run's folder is around the model's; a model that was copied elsewhere has none.
  private Optional<Problem> failedRun() {
    Path run = folder.toAbsolutePath().normalize().resolveSibling(RunFolder.RUN);
    try {
      Map<String, Object> told = Files.isRegularFile(run) ? Json.read(run) : Map.of();
      return "failed".equals(told.get("status"))
          ? Optional.of(
              new Problem(
                  run.toString(),
                  "the run of this model failed"
                      + (told.get("error") instanceof String e ? ": " + Quoted.printable(e) : ""),
                  "its forecasts were not compared with any baseline's: do not rely on them"))
          : Optional.empty();
    } catch (InputException e) {
      return Optional.empty(); // it is not needed to forecast
    }
  }

  private void requireEquations(
      Map<Integer, String> now, ModelSpec model, List<String> differences) {
    if (!tree.containsKey(ModelFolder.EQUATIONS)) {
      return;
    }
    Map<String, Object> trained = ModelCard.map(tree, ModelFolder.EQUATIONS);
    Set<String> names = new LinkedHashSet<>();
    for (Map.Entry<Integer, String> layer : now.entrySet()) {
      String name = Network.layerName(layer.getKey());
      names.add(name);
      if (!layer.getValue().equals(trained.get(name))) {
        boolean isRecurrent = model.layers().get(layer.getKey()) instanceof ModelLayer.Recurrent;
        throw new InputException(
            Place.of(ModelFolder.EQUATIONS, name),
            (isRecurrent ? "the cell of this layer, or its normalizer," : "this layer")
                + " computes something else than the one that was trained"
                + clause(differences),
            "install what the model was made with, or train it again");
      }
    }
    if (!trained.keySet().equals(names)) {
      throw new InputException(
          Place.of(ModelFolder.EQUATIONS),
          "they are of the layers " + trained.keySet() + ", the network has " + names,
          OTHER_NETWORK);
    }
  }

  private static String clause(List<String> differences) {
    return differences.isEmpty() ? "" : " (" + String.join("; ", differences) + ")";
  }

  private Scaling scaling(ModelCard card) {
    Map<String, Object> fitted = ModelCard.map(tree, ModelFolder.SCALING);
    try {
      return Scaling.restore(
              Scalers.of(card.scaler(), registry), scope(fitted), card.held(), entries(fitted))
          .seeing(card.task().lookback())
          .within(card.bounds());
    } catch (InputException e) {
      throw new InputException(e.problems().stream().map(this::inScaling).toList());
    }
  }

  // What a scaler's numbers belong to is told in words: a series and a column.
  private Problem inScaling(Problem problem) {
    String scaling = folder.resolve(ModelFolder.CARD) + " " + ModelFolder.SCALING;
    boolean isOfAll = problem.where().equals(Place.none());
    return problem.at(Place.inWords(isOfAll ? scaling : scaling + ", " + problem.place()));
  }

  private static ScalerSpec.Scope scope(Map<String, Object> fitted) {
    String name = ModelCard.text(fitted, "scope");
    return Kebab.find(ScalerSpec.Scope.class, name)
        .orElseThrow(
            () ->
                new InputException(
                    Place.of("scope"), "it is " + Quoted.of(name), "expected series or global"));
  }

  private static List<Scaling.Entry> entries(Map<String, Object> fitted) {
    List<Scaling.Entry> entries = new ArrayList<>();
    for (Object item : ModelCard.list(fitted, "entries")) {
      Map<String, Object> entry = item instanceof Map<?, ?> map ? ModelCard.map(map) : Map.of();
      Map<String, List<Double>> numbers = new LinkedHashMap<>();
      ModelCard.map(entry, "parameters")
          .forEach((name, value) -> numbers.put(name, numbers(name, value)));
      entries.add(
          new Scaling.Entry(
              ModelCard.text(entry, "series"), ModelCard.text(entry, "column"), numbers));
    }
    return entries;
  }

  private static List<Double> numbers(String name, Object value) {
    List<?> several = value instanceof List<?> list ? list : Collections.singletonList(value);
    return several.stream().map(one -> number(name, one)).toList();
  }

  private static double number(String name, Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw new InputException(name, "it is " + shown(value), "expected a number");
  }

  private static String shown(Object value) {
    return value instanceof String text ? Quoted.of(text) : Quoted.printable("" + value);
  }

  private TrainedParameters parameters(
      ParameterLayout layout, Scope scope, List<String> differences) {
    List<String> series =
        scope == Scope.LOCAL ? ModelCard.texts(tree, ModelFolder.SERIES) : List.of();
    if (scope == Scope.LOCAL && series.isEmpty()) {
      throw new InputException(Place.of(ModelFolder.SERIES), "there are none", "expected one");
    }
    String place = folder.resolve(ModelFolder.TENSORS).toString();
    Map<String, Tensor> byName = new LinkedHashMap<>();
    tensors.forEach(tensor -> byName.put(tensor.name(), tensor));
    requireParameters(layout, series, byName, place, clause(differences));
    List<float[]> networks = new ArrayList<>();
    for (int n = 0; n < Math.max(1, series.size()); n++) { // no more than the file has
      networks.add(new float[layout.size()]);
    }
    for (Slot slot : layout.slots()) {
      Tensor tensor = byName.get(slot.name());
      requireFinite(tensor, place);
      for (int n = 0; n < networks.size(); n++) {
        System.arraycopy(
            tensor.values(), n * slot.size(), networks.get(n), slot.offset(), slot.size());
      }
    }
    return new TrainedParameters(scope, series, networks);
  }

  private static void requireParameters(
      ParameterLayout layout,
      List<String> series,
      Map<String, Tensor> byName,
      String place,
      String clause) {
    Set<String> rest = new LinkedHashSet<>(byName.keySet());
    for (Slot slot : layout.slots()) {
      List<Integer> shape = ModelFolder.shape(slot, series);
      Tensor tensor = byName.get(slot.name());
      if (tensor == null || !tensor.shape().equals(shape)) {
        String has =
            tensor == null
                ? "there is no tensor " + Quoted.of(slot.name())
                : "tensor " + Quoted.of(slot.name()) + " has shape " + tensor.shape();
        throw new InputException(
            place,
            has
                + "; the network that "
                + ModelFolder.CARD
                + " describes has "
                + shape
                + " there"
                + clause,
            OTHER_NETWORK);
      }
      rest.remove(slot.name());
    }
    if (!rest.isEmpty()) {
      throw new InputException(
          place,
          "there are more tensors than the network that "
              + ModelFolder.CARD
              + " describes has: "
              + String.join(", ", rest)
              + clause,
          OTHER_NETWORK);
    }
  }

  private static void requireFinite(Tensor tensor, String place) {
    OptionalInt at = ModelFolder.notFinite(tensor);
    if (at.isPresent()) {
      throw new InputException(
          place,
          "tensor "
              + Quoted.of(tensor.name())
              + " "
              + tensor.shape()
              + " has "
              + tensor.values()[at.getAsInt()]
              + " at "
              + at.getAsInt(),
          "a weight is a finite number: take a copy that was not changed, or train the model"
              + " again");
    }
  }
}
