package org.rnn4j.cells.internal.program;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.cells.internal.graph.Backward;
import org.rnn4j.cells.internal.graph.Draws;
import org.rnn4j.cells.internal.graph.Leaf;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Reduction;
import org.rnn4j.cells.internal.kernel.Kernels;
import org.rnn4j.cells.internal.operation.Scan;

/**
 * A whole network bound to the memory of one worker, for a fixed number of steps and lanes: runs
 * one shard of a batch forward and backward without asking anybody. Made once, then replayed for
 * every shard.
 */
public final class ShardProgram {

  private final Kernels kernels;
  private final int steps;
  private final int lanes;
  private final boolean lastStepOnly;
  private final Arrays arrays;
  private final Location input;
  private final Location output;
  private final boolean masked;
  private final Location mask; // null without masks
  private final Location lossGradient; // null for inference
  private final int outputSize;
  private final Layer[] layers; // an array, as those below: a loop over a list may allocate
  private final int stateWidth;
  private Carried carried = Carried.NOTHING;
  private int firstRow;

  // The first or the last of a value's places.
  private record End(Location location, int step, int size) {}

  /**
   * A state that starts from a parameter.
   *
   * @param state where it starts
   * @param sentBack its gradient after the sweep; null for inference
   * @param parameter where the parameter, and its gradient, stand
   */
  private record Learned(End state, End sentBack, int parameter) {}

  // The operations of a loop that run through time in one direction, whatever direction it is.
  private record Sweep(Instruction[] instructions, boolean ascending) {
    void run(Kernels kernels, int steps) {
      for (int i = 0; i < steps; i++) {
        int t = ascending ? i : steps - 1 - i;
        for (Instruction instruction : instructions) {
          instruction.run(kernels, t, 1);
        }
      }
    }
  }

  private record Layer(
      Map<Part, Instruction[]> parts,
      Sweep[] forwardLoop,
      Sweep[] backwardLoop,
      Instruction[] reductions,
      End[] initialStates,
      End[] finalStates,
      int stateColumn, // of its first state among those of all layers
      Learned[] learnedStates,
      End[] finalGradients,
      Optional<End> inputGradient,
      Location input,
      Location output,
      Location outputGradient, // null for inference
      int firstStep) {}

  /**
   * How large a program is.
   *
   * @param steps in time
   * @param lanes rows of the batch side by side
   * @param lastStepOnly whether the top layer runs at the last step only
   */
  public record Extent(int steps, int lanes, boolean lastStepOnly) {}

  /**
   * Plans and binds.
   *
   * @param parameters run before a batch's shards, see {@link ParameterProgram#run}
   * @param masked whether there are masks, even if no layer looks at them
   */
  public ShardProgram(
      Kernels kernels,
      List<LayerCode> codes,
      ParameterProgram parameters,
      Extent extent,
      boolean training,
      boolean masked) {
    this.kernels = kernels;
    this.steps = extent.steps();
    this.lanes = extent.lanes();
    this.lastStepOnly = extent.lastStepOnly();
    ParameterPlan fixed = parameters.plan();
    MemoryPlan plan =
        MemoryPlan.of(new MemoryPlan.Request(codes, steps, lanes, training, masked), fixed);
    this.arrays =
        new Arrays(
            lanes,
            new float[plan.arenaSize() + Kernels.LANES], // the last vector may end behind the plan
            parameters.arrays().parameters(),
            parameters.arrays().once(),
            new float[training ? fixed.gradientSize() : 0],
            new Draws());
    this.input = plan.input();
    this.output = plan.output();
    this.masked = masked;
    this.mask = plan.mask().orElse(null);
    this.lossGradient = training ? plan.lossGradient() : null;
    this.outputSize = codes.get(codes.size() - 1).graph().output().width() * lanes;
    this.layers = new Layer[codes.size()];
    int column = 0;
    for (int i = 0; i < layers.length; i++) {
      boolean runsLastStepOnly = lastStepOnly && i == layers.length - 1 && codes.get(i).isPerStep();
      layers[i] = bind(plan, i, codes.get(i), runsLastStepOnly ? steps - 1 : 0, column);
      column += codes.get(i).stateWidth();
    }
    this.stateWidth = column;
  }

  private Layer bind(MemoryPlan plan, int index, LayerCode code, int firstStep, int stateColumn) {
    Instruction.Binding binding = node -> plan.of(index, node);
    Map<Part, Instruction[]> parts = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      if (part != Part.NOWHERE && !part.isOnce() && !part.isLoop()) {
        parts.put(
            part,
            part.isScan()
                ? scans(code.nodes(part), binding)
                : instructions(code.nodes(part), binding));
      }
    }
    Instruction[] reductions =
        Reduction.grouped(code.reductions()).stream()
            .map(g -> Instruction.of(g, r -> target(plan, index, code, r), arrays, binding))
            .toArray(Instruction[]::new);
    Ends states = ends(code, plan.states(index));
    Ends stateGradients = ends(code, plan.stateGradients(index));
    Optional<End> inputGradient =
        code.backward()
            .flatMap(Backward::inputGradient)
            .map(g -> new End(plan.of(index, g), 0, g.width() * lanes));
    return new Layer(
        parts,
        sweeps(plan, index, code, Part.FORWARD_LOOP, binding),
        sweeps(plan, index, code, Part.BACKWARD_LOOP, binding),
        reductions,
        states.first,
        states.last,
        stateColumn,
        learnedStates(plan, index, code),
        stateGradients.last,
        inputGradient,
        plan.inputOf(index),
        plan.outputOf(index),
        code.backward().isPresent() ? plan.outputGradientOf(index) : null,
        firstStep);
  }

  // Where states, or the gradients that come in at them, are before the first step in the direction
  // of the layer and after the last.
  private record Ends(End[] first, End[] last) {}

  private Ends ends(LayerCode code, Map<Node, Location> places) {
    List<End> first = new ArrayList<>();
    List<End> last = new ArrayList<>();
    places.forEach(
        (node, l) -> {
          boolean isReversed = isReversed(code, node);
          int size = node.width() * lanes;
          first.add(new End(l, isReversed ? steps : 0, size));
          last.add(new End(l, isReversed ? 0 : steps, size));
        });
    return new Ends(first.toArray(End[]::new), last.toArray(End[]::new));
  }

  private Learned[] learnedStates(MemoryPlan plan, int index, LayerCode code) {
    List<Learned> learned = new ArrayList<>();
    code.graph()
        .initialStates()
        .forEach(
            (name, parameter) -> {
              Node state = code.graph().states().get(name);
              int slot = code.graph().isReversed(name) ? steps : 0;
              int size = state.width() * lanes;
              End start = new End(plan.states(index).get(state), slot, size);
              End sentBack =
                  code.stateGradient(name)
                      .map(g -> new End(plan.stateGradients(index).get(g), slot, size))
                      .orElse(null);
              learned.add(new Learned(start, sentBack, plan.of(index, parameter).offset()));
            });
    return learned.toArray(Learned[]::new);
  }

  private Instruction[] instructions(List<Node> nodes, Instruction.Binding binding) {
    return nodes.stream()
        .map(node -> Instruction.of(node, arrays, binding))
        .toArray(Instruction[]::new);
  }

  private Instruction[] scans(List<Node> nodes, Instruction.Binding binding) {
    return Scan.grouped(nodes).stream()
        .map(group -> Instruction.of(group, arrays, binding))
        .toArray(Instruction[]::new);
  }

  private Sweep[] sweeps(
      MemoryPlan plan, int index, LayerCode code, Part loop, Instruction.Binding binding) {
    List<Sweep> sweeps = new ArrayList<>();
    for (boolean reversed : new boolean[] {false, true}) {
      List<Node> nodes = code.nodes(loop, reversed);
      if (!nodes.isEmpty()) {
        boolean ascending = (loop == Part.FORWARD_LOOP) != reversed;
        Instruction[] instructions = instructions(nodes, binding);
        for (int i = 0; i < instructions.length; i++) {
          if (plan.hasRoom(index, nodes.get(i))) {
            instructions[i] = instructions[i].inWholeVectors(kernels);
          }
        }
        sweeps.add(new Sweep(instructions, ascending));
      }
    }
    return sweeps.toArray(Sweep[]::new);
  }

  // Of a state, or of the gradient that comes in at one.
  private static boolean isReversed(LayerCode code, Node leaf) {
    return code.graph().isReversed(((Leaf) leaf.operation()).label());
  }

  // A parameter's gradient stands where the parameter does; what is computed from parameters has a
  // place behind them.
  private static Location target(MemoryPlan plan, int index, LayerCode code, Reduction r) {
    boolean isParameter =
        r.target().operation() instanceof Leaf leaf && leaf.role() == Leaf.Role.PARAMETER;
    return isParameter
        ? Location.fixed(Location.Space.GRADIENT, plan.of(index, r.target()).offset())
        : plan.of(index, code.backward().orElseThrow().reducedGradients().get(r.target().id()));
  }

  /** The array that {@link #inputOffset}, {@link #outputOffset} and the like refer to. */
  public float[] arena() {
    return arrays.arena();
  }

  /** Where feature 0 of lane 0 of the first step goes; steps are {@link #inputStride} apart. */
  public int inputOffset() {
    return input.at(0);
  }

  /** From step to step; features are {@link #lanes} apart. */
  public int inputStride() {
    return input.stride();
  }

  /** What random masks are drawn from. */
  public Draws draws() {
    return arrays.draws();
  }

  /** Whether there are masks. */
  public boolean isMasked() {
    return masked;
  }

  /** Whether there is a place for masks, to which {@link #maskOffset} refers. */
  public boolean hasMasks() {
    return mask != null;
  }

  /** Where the mask of lane 0 at the first step goes; steps are {@link #lanes} apart. */
  public int maskOffset() {
    return mask.at(0);
  }

  /** Rows side by side. */
  public int lanes() {
    return lanes;
  }

  /** The number of steps it was made for. */
  public int steps() {
    return steps;
  }

  /** The first step that has an output: the last one, or 0. */
  public int firstOutputStep() {
    return lastStepOnly ? steps - 1 : 0;
  }

  /** The output {@code [width, lanes]} at a step. */
  public int outputOffset(int step) {
    return output.at(step);
  }

  /** The gradient of the loss by the output at a step. */
  public int lossGradientOffset(int step) {
    return lossGradient.at(step);
  }

  /** The gradients of the shard; the first numbers are the parameters'. */
  public float[] gradient() {
    return arrays.gradient();
  }

  /** Features of all states of all layers. */
  public int stateWidth() {
    return stateWidth;
  }

  /**
   * Sets what {@link #forward} starts from and where it leaves the states behind the last step.
   *
   * @param row the batch's row in lane 0; lanes behind the last row start as it does
   */
  public void carry(Carried states, int row) {
    carried = states;
    firstRow = row;
  }

  /** Runs the shard forward; the inputs are in their place. */
  public void forward() {
    forward(0, layers.length);
  }

  /** Runs the layers {@code from} (inclusive) to {@code to} (exclusive) forward. */
  public void forward(int from, int to) {
    for (int i = from; i < to; i++) {
      Layer layer = layers[i];
      run(layer, Part.FORWARD_BEFORE, layer.firstStep, steps - layer.firstStep);
      start(layer);
      run(layer, Part.FORWARD_SCAN, 0, steps);
      for (Sweep sweep : layer.forwardLoop) {
        sweep.run(kernels, steps);
      }
      run(layer, Part.FORWARD_AFTER, layer.firstStep, steps - layer.firstStep);
      leave(layer);
    }
  }

  /**
   * Before the gradient of the loss is written: zeroes it where the output takes no part in the
   * loss.
   */
  public void clearLossGradient() {
    for (int t = 0; t < firstOutputStep(); t++) {
      kernels.fill(arrays.arena(), lossGradient.at(t), outputSize, 0);
    }
  }

  /**
   * Runs the shard backward and fills {@link #gradient()}; the gradient of the loss is in its
   * place.
   */
  public void backward() {
    backward(layers.length, 0);
  }

  /**
   * Runs the layers {@code from} (exclusive) down to {@code to} (inclusive) backward. The last
   * layer of all comes first.
   */
  public void backward(int from, int to) {
    if (from == layers.length) {
      kernels.fill(arrays.gradient(), 0, arrays.gradient().length, 0);
    }
    for (int i = from - 1; i >= to; i--) {
      Layer layer = layers[i];
      int count = steps - layer.firstStep;
      run(layer, Part.BACKWARD_BEFORE, layer.firstStep, count);
      zero(layer.finalGradients);
      run(layer, Part.BACKWARD_SCAN, 0, steps);
      for (Sweep sweep : layer.backwardLoop) {
        sweep.run(kernels, steps);
      }
      if (!carried.isGiven()) {
        addToParameters(layer.learnedStates);
      }
      run(layer, Part.BACKWARD_AFTER, layer.firstStep, count);
      for (Instruction reduction : layer.reductions) {
        reduction.run(kernels, layer.firstStep, count);
      }
      zeroInputGradientBefore(layer);
    }
  }

  /** Takes what the shard contributes to the statistics of a layer's input. */
  public void takeMoments(int layer, BatchMoments moments) {
    moments.take(arrays.arena(), layers[layer].input, mask, steps, lanes);
  }

  /** Takes what the shard contributes to the statistics of the gradient of a layer's output. */
  public void takeGradient(int layer, BatchMoments moments) {
    moments.takeGradient(
        arrays.arena(), layers[layer].outputGradient, layers[layer].output, steps, lanes);
  }

  // A layer that runs at the last step only sends nothing back to the steps before.
  private void zeroInputGradientBefore(Layer layer) {
    if (layer.inputGradient.isPresent()) {
      End z = layer.inputGradient.get();
      for (int t = 0; t < layer.firstStep; t++) {
        kernels.fill(arrays.arena(), z.location.at(t), z.size, 0);
      }
    }
  }

  private void run(Layer layer, Part part, int t, int count) {
    for (Instruction instruction : layer.parts.get(part)) {
      instruction.run(kernels, t, count);
    }
  }

  private void start(Layer layer) {
    if (!carried.isGiven()) {
      zero(layer.initialStates);
      startFromParameters(layer.learnedStates);
      return;
    }
    int column = layer.stateColumn;
    for (End z : layer.initialStates) {
      int at = z.location.at(z.step);
      carried.read(firstRow, stateWidth, column, arrays.arena(), at, z.size / lanes, lanes);
      column += z.size / lanes;
    }
  }

  private void leave(Layer layer) {
    int column = layer.stateColumn;
    for (int i = 0; i < layer.finalStates.length && carried.isWanted(); i++) {
      End z = layer.finalStates[i];
      int at = z.location.at(z.step);
      carried.write(firstRow, stateWidth, column, arrays.arena(), at, z.size / lanes, lanes);
      column += z.size / lanes;
    }
  }

  private void startFromParameters(Learned[] states) {
    for (Learned l : states) {
      int at = l.state.location.at(l.state.step);
      for (int i = 0; i < l.state.size / lanes; i++) {
        kernels.fill(arrays.arena(), at + i * lanes, lanes, arrays.parameters()[l.parameter + i]);
      }
    }
  }

  private void addToParameters(Learned[] states) {
    for (Learned l : states) {
      kernels.addSums(
          1,
          arrays.arena(),
          l.sentBack.location.at(l.sentBack.step),
          0,
          l.sentBack.size / lanes,
          arrays.gradient(),
          l.parameter,
          lanes);
    }
  }

  private void zero(End[] places) {
    for (End z : places) {
      kernels.fill(arrays.arena(), z.location.at(z.step), z.size, 0);
    }
  }
}
