package org.rnn4j.cells.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.cell.StateSpec;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.model.Batch;
import org.rnn4j.api.model.ParameterLayout;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.internal.graph.StepDigest;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.initialize.ParameterFiller;
import org.rnn4j.cells.internal.layer.LearnedStates;
import org.rnn4j.cells.internal.layer.MemoryNeed;
import org.rnn4j.cells.internal.operation.Standardize;
import org.rnn4j.cells.internal.program.LayerCode;
import org.rnn4j.cells.internal.rewrite.PassOrder;
import org.rnn4j.cells.internal.rewrite.Purpose;

/**
 * The layers of a network recorded, differentiated and placed; everything that depends on neither
 * data nor parameters. What only some batches need is compiled when the first of them comes.
 */
final class CompiledNetwork {

  private record Variant(Purpose purpose, Form form) {}

  private final int inputWidth;
  private final boolean everyStep;
  private final int copies;
  private final boolean skip;
  private final List<LayerSpec> layers;
  private final Initialization initialization;
  private final List<List<ParameterSpec>> specs = new ArrayList<>(); // by layer
  private final ParameterLayout layout;
  private final int outputWidth;
  private final Map<Variant, List<LayerCode>> codes = new HashMap<>();
  private final Recordings recordings = new Recordings();
  private Optional<List<NetworkState.Slot>> stateSlots = Optional.empty(); // until asked for

  private CompiledNetwork(
      int inputWidth,
      List<LayerSpec> layers,
      Initialization initialization,
      boolean everyStep,
      boolean skip,
      int copies) {
    this.copies = copies;
    this.inputWidth = inputWidth;
    this.skip = skip;
    this.layers = List.copyOf(layers);
    this.initialization = initialization;
    this.everyStep = everyStep;
    this.layout = declare();
    List<LayerCode> training = code(Purpose.TRAINING, Form.WHOLE);
    this.outputWidth = training.get(training.size() - 1).outputWidth();
  }

  /**
   * Compiles what every network needs.
   *
   * @param inputWidth features at each step
   * @param everyStep whether there is an output at every step
   * @param skip whether the last layer also sees the network's input
   * @param copies how often at least there will be so many numbers as there are parameters
   */
  static CompiledNetwork of(
      int inputWidth,
      List<LayerSpec> layers,
      Initialization initialization,
      boolean everyStep,
      boolean skip,
      int copies) {
    try {
      return new CompiledNetwork(inputWidth, layers, initialization, everyStep, skip, copies);
    } catch (ArithmeticException e) { // sizes are multiplied and added exactly
      throw new InputException(
          "network", "it has more parameters than one array can hold", "use fewer units");
    }
  }

  private ParameterLayout declare() {
    List<ParameterLayout.Slot> slots = new ArrayList<>();
    int width = inputWidth;
    long offset = 0;
    for (int i = 0; i < layers.size(); i++) {
      LayerRecorder recorder = recorder(i, width, false, Form.WHOLE);
      recorder.probe();
      // Before anything is put around the cell that would count in ints.
      String layer = layers.get(i).name();
      refuse(tooLarge(layer, offset + size(recorder.recordCell().parameterSpecs())));
      StepGraph graph = recorder.record();
      specs.add(graph.parameterSpecs());
      for (ParameterSpec p : graph.parameterSpecs()) {
        slots.add(
            new ParameterLayout.Slot(
                layer + "." + p.name(),
                p.shape().rows(),
                p.shape().width(),
                Math.toIntExact(offset),
                p.role(),
                p.decay()));
        offset += p.shape().size();
        refuse(tooLarge(layer, offset));
      }
      width = graph.output().width();
    }
    long heap = Runtime.getRuntime().maxMemory();
    refuse(MemoryNeed.tooLarge(largestLayer(), offset, copies, heap));
    return new ParameterLayout(slots);
  }

  private static Optional<Problem> tooLarge(String layer, long parameters) {
    return MemoryNeed.tooLarge(layer, parameters, 1, Long.MAX_VALUE);
  }

  private String largestLayer() {
    int largest = 0;
    for (int i = 1; i < layers.size(); i++) {
      largest = size(specs.get(i)) > size(specs.get(largest)) ? i : largest;
    }
    return layers.get(largest).name();
  }

  private static long size(List<ParameterSpec> parameters) {
    return parameters.stream().mapToLong(p -> p.shape().size()).sum();
  }

  private static void refuse(Optional<Problem> found) {
    found.ifPresent(
        problem -> {
          throw new InputException(problem);
        });
  }

  /** The code of every layer for a purpose; with masks only if batches have some. */
  synchronized List<LayerCode> code(Purpose purpose, Form form) {
    boolean isWhole = form == Form.CARRIED && !carriesMore();
    Variant variant = new Variant(purpose, isWhole ? Form.WHOLE : form);
    List<LayerCode> known = codes.get(variant); // without a call for each batch
    return known == null ? codes.computeIfAbsent(variant, this::compile) : known;
  }

  // Whether something else than the cells' own states has to be remembered.
  private boolean carriesMore() {
    int width = inputWidth;
    int states = 0;
    for (int i = 0; i < layers.size(); i++) {
      StepGraph graph = record(i, width, false, Form.WHOLE);
      states += graph.states().size();
      width = graph.output().width();
    }
    return stateSlots().size() > states;
  }

  private List<LayerCode> compile(Variant variant) {
    List<LayerCode> code = new ArrayList<>();
    int width = inputWidth;
    int offset = 0;
    for (int i = 0; i < layers.size(); i++) {
      StepGraph graph = record(i, width, variant.purpose() == Purpose.TRAINING, variant.form());
      code.add(LayerCode.of(step(graph, i, variant.purpose()), offset));
      offset += Math.toIntExact(size(specs.get(i)));
      width = graph.output().width();
    }
    return code;
  }

  private StepGraph step(StepGraph graph, int layer, Purpose purpose) {
    StepGraph step = PassOrder.of(purpose, layer > 0).apply(graph);
    boolean isCutOff = step.backward().filter(b -> b.inputGradient().isEmpty()).isPresent();
    if (layer > 0 && isCutOff) {
      throw new InputException(
          layers.get(layer).name(),
          "the cell does not use its input, so that the layers below cannot be trained",
          "use input() in the cell's step, or make it the first layer");
    }
    return step;
  }

  /** A layer's step as it is recorded, before anything makes it fast. */
  StepGraph record(int layer, int width, boolean training, Form form) {
    return recorder(layer, width, training, form).record();
  }

  private LayerRecorder recorder(int layer, int width, boolean training, Form form) {
    boolean isFinal =
        !everyStep && layers.stream().skip(layer + 1L).noneMatch(LayerSpec::recurrent);
    LayerRecorder.Use use = new LayerRecorder.Use(training, form, isFinal);
    int passed = skip && layer < layers.size() - 1 ? inputWidth : 0;
    int own = layer == 0 ? width : width - passed;
    return new LayerRecorder(
        layers.get(layer), layer, own, passed, initialization, use, recordings);
  }

  /** See {@link Network#cellDigests}. */
  Map<String, String> cellDigests() {
    Map<String, String> digests = new LinkedHashMap<>();
    int width = inputWidth;
    for (int i = 0; i < layers.size(); i++) {
      LayerRecorder recorder = recorder(i, width, false, Form.WHOLE);
      if (layers.get(i).recurrent()) {
        digests.put(layers.get(i).name(), StepDigest.of(recorder.recordCell()));
      }
      width = recorder.record().output().width();
    }
    return digests;
  }

  /** See {@link Network#layersWithUnboundedStates}. */
  List<String> layersWithUnboundedStates() {
    return layersOf(StateGrowth::isPossible);
  }

  /** See {@link Network#layersThatStandardizeOneFeature}. */
  List<String> layersThatStandardizeOneFeature() {
    return layersOf(Standardize::isOfOneFeature);
  }

  private List<String> layersOf(Predicate<StepGraph> kind) {
    List<String> names = new ArrayList<>();
    int width = inputWidth;
    for (int i = 0; i < layers.size(); i++) {
      StepGraph graph = record(i, width, false, Form.WHOLE);
      if (kind.test(graph)) {
        names.add(layers.get(i).name());
      }
      width = graph.output().width();
    }
    return names;
  }

  /** Requires a batch that goes into the network. */
  void requireInputs(Batch batch) {
    if (batch.inputWidth() != inputWidth || batch.steps() < 1 || batch.rows() < 1) {
      throw new IllegalArgumentException(
          "a batch ["
              + batch.rows()
              + ", "
              + batch.steps()
              + ", "
              + batch.inputWidth()
              + "] does not fit a network over "
              + inputWidth
              + " features");
    }
    if (batch.decoderSteps() > 0) {
      throw new IllegalArgumentException(
          "a batch with decoder inputs ["
              + batch.decoderSteps()
              + ", "
              + batch.decoderWidth()
              + "] does not fit a network without a decoder");
    }
  }

  /** Requires states of a network with the same layers. */
  void requireStates(NetworkState state) {
    if (!state.slots().equals(stateSlots())) {
      throw new IllegalArgumentException(
          "a network with the states "
              + stateSlots()
              + " cannot go on from the states "
              + state.slots());
    }
  }

  /** Whether every layer does, so that a sequence can go on. */
  boolean runsForward() {
    return layers.stream().allMatch(l -> l.options().direction() == Direction.FORWARD);
  }

  /**
   * What the layers remember from one step to the next, by which a sequence can go on: what their
   * code of the forms {@link Form#CARRIED} and {@link Form#MASKED} has for states, in that order.
   *
   * @throws InputException if a layer runs backward
   */
  synchronized List<NetworkState.Slot> stateSlots() {
    if (stateSlots.isEmpty()) {
      stateSlots = Optional.of(findStateSlots());
    }
    return stateSlots.get();
  }

  private List<NetworkState.Slot> findStateSlots() {
    List<NetworkState.Slot> slots = new ArrayList<>();
    int width = inputWidth;
    int column = 0;
    for (int i = 0; i < layers.size(); i++) {
      String name = layers.get(i).name();
      if (layers.get(i).options().direction() != Direction.FORWARD) {
        throw new InputException(
            name + "." + LayerOptions.DIRECTION.name(),
            "the layer runs backward, so that it has no state with which a sequence goes on",
            "use direction: forward, or give the whole sequence at once");
      }
      StepGraph graph = record(i, width, false, Form.CARRIED);
      for (StateSpec state : graph.stateSpecs()) {
        slots.add(new NetworkState.Slot(name, state.name(), state.width(), column));
        column += state.width();
      }
      width = graph.output().width();
    }
    return List.copyOf(slots);
  }

  /** Zeros, or what parameters of these are for initial states. */
  NetworkState initialState(int rows, float[] parameters) {
    List<NetworkState.Slot> slots = stateSlots();
    int stride = NetworkState.width(slots);
    float[] values = new float[Math.multiplyExact(rows, stride)];
    for (NetworkState.Slot slot : slots) {
      String name = LearnedStates.parameterOf(slot.state());
      layout.slots().stream()
          .filter(p -> p.name().equals(slot.layer() + "." + name))
          .forEach(
              p -> {
                for (int row = 0; row < rows; row++) {
                  int to = row * stride + slot.column();
                  System.arraycopy(parameters, p.offset(), values, to, slot.width());
                }
              });
    }
    return new NetworkState(slots, rows, values);
  }

  /** From input to output. */
  List<LayerSpec> layers() {
    return layers;
  }

  /** Whether training needs statistics of whole batches. */
  boolean isCoupled() {
    return layers.stream().anyMatch(l -> l.batchNorm().isPresent());
  }

  /** Features at each step. */
  int inputWidth() {
    return inputWidth;
  }

  /** Whether there is an output at every step. */
  boolean everyStep() {
    return everyStep;
  }

  /** Of the flat parameter array. */
  ParameterLayout layout() {
    return layout;
  }

  int outputWidth() {
    return outputWidth;
  }

  private List<LayerCode> training() {
    return code(Purpose.TRAINING, Form.WHOLE);
  }

  /** Parameters as their initializers draw them. */
  float[] firstParameters(long seed, ParameterFiller filler) {
    float[] values = new float[layout.size()];
    int slot = 0;
    for (int layer = 0; layer < specs.size(); layer++) {
      for (int i = 0; i < specs.get(layer).size(); i++) {
        int offset = layout.slots().get(slot++).offset();
        filler.draw(specs.get(layer).get(i), values, offset, seed, layer, i);
      }
    }
    return values;
  }

  long workPerStep() {
    return training().stream().mapToLong(LayerCode::workPerStep).sum();
  }

  int callsPerStep() {
    return training().stream().mapToInt(LayerCode::callsPerStep).sum();
  }
}
