package org.rnn4j.cells.internal.layer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.cell.StateSpec;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.PluginException;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.normalize.Place;
import org.rnn4j.api.normalize.StateValue;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Gates;
import org.rnn4j.api.step.Value;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.internal.graph.Leaf;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.operation.Concat;
import org.rnn4j.cells.internal.operation.StepOperations;

/** Calls a cell's step once with symbolic values and keeps what it wrote. */
public final class StepRecorder implements Step {

  /** A step is a page of equations: what is not done in this time has no end. */
  public static final Duration TIME_LIMIT = Duration.ofSeconds(10);

  // A step of thousands of operations exists; one of a hundred thousand is a loop without an end.
  private static final int MOST_OPERATIONS = 100_000;

  private final Author author;
  private final StepGraph graph;
  private final Initialization initialization;
  private final boolean recurrent;
  private final Set<String> projections = new HashSet<>();
  private final NormalizedPlaces places;

  private StepRecorder(
      Author author,
      int inputWidth,
      Initialization initialization,
      Optional<Normalizer> normalizer,
      boolean recurrent) {
    this.author = author;
    this.graph = StepOperations.emptyStep(inputWidth);
    this.initialization = initialization;
    this.places = new NormalizedPlaces(author, graph, normalizer);
    this.recurrent = recurrent;
  }

  /**
   * Records one step, in this thread.
   *
   * @param layer where it stands, for messages
   * @throws InputException if the cell breaks the rules of {@link Step}, or would have more
   *     parameters than there can be
   * @throws PluginException if its step ends in an error, or in no end of operations
   */
  public static StepGraph record(
      org.rnn4j.api.error.Place layer,
      Cell cell,
      int inputWidth,
      Initialization initialization,
      Optional<Normalizer> normalizer) {
    StepRecorder recorder = of(layer, cell, inputWidth, initialization, normalizer);
    recorder.call(cell);
    recorder.check();
    return recorder.graph;
  }

  /**
   * Tries whether a step comes to an end, before anything waits for it: records it in a thread that
   * can be given up. What it records, and what is wrong with that, is not looked at.
   *
   * @param limit the time that it has
   * @throws org.rnn4j.api.error.PluginException if it has not ended by then, or ends in an error
   */
  public static void probe(
      org.rnn4j.api.error.Place layer,
      Cell cell,
      int inputWidth,
      Initialization initialization,
      Optional<Normalizer> normalizer,
      Duration limit) {
    StepRecorder recorder = of(layer, cell, inputWidth, initialization, normalizer);
    new Probe(recorder.author, () -> recorder.call(cell)).run(limit);
  }

  private static StepRecorder of(
      org.rnn4j.api.error.Place layer,
      Cell cell,
      int inputWidth,
      Initialization initialization,
      Optional<Normalizer> normalizer) {
    return new StepRecorder(
        Author.ofCell(layer, cell), inputWidth, initialization, normalizer, true);
  }

  /** Of equations without a state, whose author calls what it needs. */
  static StepRecorder ofStateless(Author author, int inputWidth, Initialization initialization) {
    StepRecorder recorder =
        new StepRecorder(author, inputWidth, initialization, Optional.empty(), false);
    recorder.graph.limit(MOST_OPERATIONS);
    return recorder;
  }

  private void call(Cell cell) {
    graph.limit(MOST_OPERATIONS);
    author.run(() -> cell.step(this));
    graph.limit(Integer.MAX_VALUE);
  }

  /** What has been recorded so far. */
  StepGraph graph() {
    return graph;
  }

  /** What has been recorded, when nothing follows. */
  StepGraph finished() {
    requireOutput();
    graph.limit(Integer.MAX_VALUE);
    return graph;
  }

  private void requireOutput() {
    if (!graph.hasOutput()) {
      throw author.broken(author.described() + " gives no output", "call output(...) once");
    }
    if (!graph.output().shape().batched()) {
      throw author.broken(
          "the output of " + author.described() + " depends on neither input nor state", "");
    }
  }

  private void check() {
    requireOutput();
    for (String state : graph.states().keySet()) {
      if (!graph.nextStates().containsKey(state)) {
        throw author.broken(
            "the state '" + state + "' of " + author.described() + " is never set",
            "call next(\"" + state + "\", ...) once");
      }
    }
    places.check();
  }

  @Override
  public Value input() {
    return graph.input();
  }

  @Override
  public Value state(String name, int width) {
    return state(new StateSpec(name, width));
  }

  @Override
  public Value helperState(String name, int width) {
    return state(new StateSpec(name, width, StateSpec.Role.HELPER));
  }

  private Node state(StateSpec spec) {
    String name = spec.name();
    int width = spec.width();
    require(
        !graph.states().containsKey(name) || graph.isHelper(name) == isHelper(spec),
        "state '" + name + "' cannot be both a feature and a helper");
    Node state = graph.state(name, width);
    if (isHelper(spec)) {
      graph.help(name);
    }
    require(
        state.width() == width,
        "state '" + name + "' was declared with width " + state.width() + ", not " + width);
    return state;
  }

  private static boolean isHelper(StateSpec spec) {
    return spec.role() == StateSpec.Role.HELPER;
  }

  @Override
  public void next(String name, Value value) {
    require(graph.states().containsKey(name), "there is no state '" + name + "' to set");
    require(!graph.nextStates().containsKey(name), "state '" + name + "' is set twice");
    Node state = graph.states().get(name);
    require(
        value.shape().equals(state.shape()),
        "state '" + name + "' is " + state.shape() + " and cannot become " + value.shape());
    graph.setNext(name, graph.ownPlace(graph.own(value), graph.nextStates().values()));
  }

  @Override
  public Value nextOf(String name) {
    Node next = graph.nextStates().get(name);
    require(next != null, "state '" + name + "' has not been set yet");
    return next;
  }

  @Override
  public void output(Value value) {
    require(!graph.hasOutput(), "the output is set twice");
    graph.setOutput(graph.own(value));
  }

  @Override
  public Value parameter(ParameterSpec spec) {
    requireRoom(spec.name(), spec.shape().rows(), spec.shape().width());
    require(
        !graph.parameters().containsKey(spec.name()),
        "there are two parameters '"
            + spec.name()
            + "'; names are shared with the normalizer, if there is one");
    return graph.parameter(spec);
  }

  @Override
  public Gates inputProjection(Value x, List<Gate> gates, int units) {
    String suffix = suffix("W", gates);
    requireRoom("W" + suffix, x.width(), (double) gates.size() * units);
    int fan = recurrent ? units : x.width();
    Node w =
        projectionParameter(
            ParameterSpec.gates(
                "W" + suffix,
                x.width(),
                gates,
                units,
                ParameterRole.INPUT_WEIGHT,
                Initializer.glorotUniform()),
            fan);
    Node b =
        projectionParameter(
            ParameterSpec.bias("b" + suffix, gates, units, ParameterRole.BIAS), fan);
    return new Gates(x.product(w).plus(b), gates, units);
  }

  @Override
  public Gates recurrentProjection(Value h, List<Gate> gates, int units) {
    String suffix = suffix("U", gates);
    requireRoom("U" + suffix, h.width(), (double) gates.size() * units);
    Node u =
        projectionParameter(
            ParameterSpec.gates(
                "U" + suffix,
                h.width(),
                gates,
                units,
                ParameterRole.RECURRENT_WEIGHT,
                Initializer.orthogonal()),
            units);
    Value projected = h.product(u);
    Optional<Node> bias = recurrentBias("bU" + suffix, gates, units);
    return new Gates(bias.isPresent() ? projected.plus(bias.get()) : projected, gates, units);
  }

  // Zeros stand where a gate has no recurrent bias, so that the bias is one vector all the same.
  private Optional<Node> recurrentBias(String name, List<Gate> gates, int units) {
    boolean any = gates.stream().anyMatch(Gate::recurrentBias);
    boolean full = initialization.hasFullRecurrentBias(any);
    List<Gate> biased =
        gates.stream()
            .filter(g -> full || g.recurrentBias())
            .map(g -> new Gate(g.name(), 0, true))
            .toList();
    if (biased.isEmpty()) {
      return Optional.empty();
    }
    Node bias =
        projectionParameter(
            ParameterSpec.bias(name, biased, units, ParameterRole.RECURRENT_BIAS), units);
    if (biased.size() == gates.size()) {
      return Optional.of(bias);
    }
    List<Node> blocks = new ArrayList<>();
    int from = 0;
    for (Gate gate : gates) {
      if (gate.recurrentBias()) {
        blocks.add(bias.slice(from, from + units));
        from += units;
      } else {
        blocks.add(graph.leaf(Leaf.Role.ZEROS, "0", bias.shape().withWidth(units)));
      }
    }
    return Optional.of(graph.add(new Concat(), blocks.toArray(new Node[0])));
  }

  // In doubles, because what is too large has no int.
  private void requireRoom(String name, double rows, double width) {
    if (rows * width > Integer.MAX_VALUE) {
      throw author.tooLarge(
          String.format(
              Locale.ROOT,
              "it has more parameters than one array can hold: '%s' alone would be %.0f x %.0f ="
                  + " %.3g numbers, %s",
              name,
              rows,
              width,
              rows * width,
              MemoryNeed.text(rows * width * Float.BYTES)),
          MemoryNeed.REMEDY);
    }
  }

  private Node projectionParameter(ParameterSpec spec, int fan) {
    return (Node) parameter(initialization.apply(spec, fan));
  }

  // The first projection is W or U, a further one W.n or U.n after its gates.
  private String suffix(String kind, List<Gate> gates) {
    return projections.add(kind) ? "" : "." + names(gates);
  }

  static String names(List<Gate> gates) {
    return gates.stream().map(Gate::name).collect(Collectors.joining());
  }

  @Override
  public Gates preActivation(Gates input, Gates recurrentPart) {
    require(
        input.units() == recurrentPart.units()
            && names(input.gates()).equals(names(recurrentPart.gates())),
        "the two parts of a pre-activation need the same gates, not "
            + names(input.gates())
            + " and "
            + names(recurrentPart.gates()));
    return places.preActivation(this, input, Optional.of(recurrentPart.value()));
  }

  @Override
  public Gates preActivation(Gates input) {
    return places.preActivation(this, input, Optional.empty());
  }

  @Override
  public Value normalizedState(String state, Value value) {
    return places.normalized(this, new StateValue(state, Place.STATE, value));
  }

  @Override
  public Value normalizedReading(String state, Value value) {
    return places.normalized(this, new StateValue(state, Place.READING, value));
  }

  static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
