package org.rnn4j.cells.internal.program;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.cells.internal.graph.Backward;
import org.rnn4j.cells.internal.graph.Coupling;
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
  private final Memory memory;
  private final Address input;
  private final Address output;
  private final boolean masked;
  private final Address mask; // null without masks
  private final Address lossGradient; // null for inference
  private final int outputSize;
  private final Layer[] layers; // an array, as those below: a loop over a list may allocate
  private final int stateWidth;
  private Carried carried = Carried.NOTHING;
  private int firstRow;

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
      Map<Phase, Instruction[]> phases,
      Sweep[] forwardLoop,
      Sweep[] backwardLoop,
      Instruction[] reductions,
      LayerStates states,
      Address inputGradient, // null if nobody wants it
      int inputGradientSize,
      Address input,
      Address output,
      Address outputGradient, // null for inference
      Junction.Step[] gathered,
      Junction.Step[] summed,
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
    this.memory =
        new Memory(
            lanes,
            new float[plan.arenaSize() + Kernels.LANES], // the last vector may end behind the plan
            parameters.memory().parameters(),
            parameters.memory().once(),
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
    Map<Phase, Instruction[]> phases = new EnumMap<>(Phase.class);
    for (Phase phase : Phase.values()) {
      if (phase != Phase.NOWHERE && !phase.isOnce() && !phase.isLoop()) {
        phases.put(
            phase,
            phase.isScan()
                ? scans(code.nodes(phase), binding)
                : instructions(code.nodes(phase), binding));
      }
    }
    Instruction[] reductions =
        Reduction.grouped(code.reductions()).stream()
            .map(g -> Instruction.of(g, r -> target(plan, index, code, r), memory, binding))
            .toArray(Instruction[]::new);
    Optional<Node> inputGradient = code.backward().flatMap(Backward::inputGradient);
    return new Layer(
        phases,
        sweeps(plan, index, code, Phase.FORWARD_LOOP, binding),
        sweeps(plan, index, code, Phase.BACKWARD_LOOP, binding),
        reductions,
        new LayerStates(kernels, memory, steps, stateColumn, plan, index, code),
        inputGradient.map(g -> plan.of(index, g)).orElse(null),
        inputGradient.map(g -> g.width() * lanes).orElse(0),
        plan.inputOf(index),
        plan.outputOf(index),
        code.backward().isPresent() ? plan.outputGradientOf(index) : null,
        plan.gathered(index).steps(),
        plan.summed(index).steps(),
        firstStep);
  }

  private Instruction[] instructions(List<Node> nodes, Instruction.Binding binding) {
    return nodes.stream()
        .map(node -> Instruction.of(node, memory, binding))
        .toArray(Instruction[]::new);
  }

  private Instruction[] scans(List<Node> nodes, Instruction.Binding binding) {
    return Scan.grouped(nodes).stream()
        .map(group -> Instruction.of(group, memory, binding))
        .toArray(Instruction[]::new);
  }

  private Sweep[] sweeps(
      MemoryPlan plan, int index, LayerCode code, Phase loop, Instruction.Binding binding) {
    List<Sweep> sweeps = new ArrayList<>();
    for (boolean reversed : new boolean[] {false, true}) {
      List<Node> nodes = code.nodes(loop, reversed);
      if (!nodes.isEmpty()) {
        boolean ascending = (loop == Phase.FORWARD_LOOP) != reversed;
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

  // A parameter's gradient stands where the parameter does; what is computed from parameters has a
  // place behind them.
  private static Address target(MemoryPlan plan, int index, LayerCode code, Reduction r) {
    boolean isParameter =
        r.target().operation() instanceof Leaf leaf && leaf.role() == Leaf.Role.PARAMETER;
    return isParameter
        ? Address.fixed(Address.Space.GRADIENT, plan.of(index, r.target()).offset())
        : plan.of(index, code.backward().orElseThrow().reducedGradients().get(r.target().id()));
  }

  /** The array that {@link #inputOffset}, {@link #outputOffset} and the like refer to. */
  public float[] arena() {
    return memory.arena();
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
    return memory.draws();
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
    return memory.gradient();
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
    if (from == 0) {
      gather(0);
    }
    for (int i = from; i < to; i++) {
      Layer layer = layers[i];
      run(layer, Phase.FORWARD_BEFORE, layer.firstStep, steps - layer.firstStep);
      layer.states.start(carried, firstRow, stateWidth);
      run(layer, Phase.FORWARD_SCAN, 0, steps);
      for (Sweep sweep : layer.forwardLoop) {
        sweep.run(kernels, steps);
      }
      run(layer, Phase.FORWARD_AFTER, layer.firstStep, steps - layer.firstStep);
      layer.states.leave(carried, firstRow, stateWidth);
      gather(i + 1); // at once, as somebody may look at it before it runs
    }
  }

  private void gather(int layer) {
    if (layer < layers.length) {
      for (Junction.Step step : layers[layer].gathered) {
        step.run(kernels, memory.arena(), layers[layer].firstStep, steps);
      }
    }
  }

  private void sum(int layer) {
    if (layer >= 0) {
      for (Junction.Step step : layers[layer].summed) {
        step.run(kernels, memory.arena(), 0, steps);
      }
    }
  }

  /**
   * Before the gradient of the loss is written: zeroes it where the output takes no part in the
   * loss.
   */
  public void clearLossGradient() {
    for (int t = 0; t < firstOutputStep(); t++) {
      kernels.fill(memory.arena(), lossGradient.at(t), outputSize, 0);
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
      kernels.fill(memory.gradient(), 0, memory.gradient().length, 0);
    }
    for (int i = from - 1; i >= to; i--) {
      Layer layer = layers[i];
      int count = steps - layer.firstStep;
      run(layer, Phase.BACKWARD_BEFORE, layer.firstStep, count);
      layer.states.startBackward();
      run(layer, Phase.BACKWARD_SCAN, 0, steps);
      for (Sweep sweep : layer.backwardLoop) {
        sweep.run(kernels, steps);
      }
      layer.states.endBackward(carried);
      run(layer, Phase.BACKWARD_AFTER, layer.firstStep, count);
      for (Instruction reduction : layer.reductions) {
        reduction.run(kernels, layer.firstStep, count);
      }
      zeroInputGradientBefore(layer);
      sum(i - 1); // at once, as somebody may look at it before it runs
    }
  }

  /** Takes what the shard contributes to the statistics of a layer's input. */
  public void tally(int layer, Coupling.Tally part) {
    part.take(memory.arena(), layers[layer].input, mask, steps, lanes);
  }

  /** Takes what the shard contributes to the statistics of the gradient of a layer's output. */
  public void tallyGradient(int layer, Coupling.Tally part) {
    part.takeGradient(
        memory.arena(), layers[layer].outputGradient, layers[layer].output, steps, lanes);
  }

  // A layer that runs at the last step only sends nothing back to the steps before.
  private void zeroInputGradientBefore(Layer layer) {
    for (int t = 0; t < layer.firstStep && layer.inputGradient != null; t++) {
      kernels.fill(memory.arena(), layer.inputGradient.at(t), layer.inputGradientSize, 0);
    }
  }

  private void run(Layer layer, Phase phase, int t, int count) {
    for (Instruction instruction : layer.phases.get(phase)) {
      instruction.run(kernels, t, count);
    }
  }
}
