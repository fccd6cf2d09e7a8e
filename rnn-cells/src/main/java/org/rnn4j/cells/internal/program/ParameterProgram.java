package org.rnn4j.cells.internal.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.cells.internal.graph.Coupling;
import org.rnn4j.cells.internal.graph.Draws;
import org.rnn4j.cells.internal.graph.Leaf;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.kernel.Kernels;

/**
 * What is computed from parameters alone, packed matrices above all: once for a batch, before its
 * shards run, in an array that they share. After the shards it goes on from the summed gradients of
 * such values to those of the parameters behind them.
 */
public final class ParameterProgram {

  // From so many numbers on it is worth sharing the work among threads.
  private static final int PARALLEL_FROM = 1 << 16;

  private final Kernels kernels;
  private final List<LayerCode> codes;
  private final ParameterPlan plan;
  private final Memory memory;
  private final Instruction[][] stages; // instructions of one stage do not wait for each other
  private final Instruction[] gradients;
  private final List<Chain> chains = new ArrayList<>();

  // What the chain behind a summed gradient adds to a parameter's own gradient.
  private record Chain(Address from, int to, int size) {}

  /**
   * Plans and binds.
   *
   * @param parameters the network's live array
   */
  public ParameterProgram(
      Kernels kernels, List<LayerCode> codes, float[] parameters, boolean training) {
    this.kernels = kernels;
    this.codes = codes;
    this.plan = ParameterPlan.of(codes);
    this.memory =
        new Memory(
            Kernels.LANES,
            new float[0],
            parameters,
            new float[plan.onceSize()],
            new float[training ? plan.gradientSize() : 0],
            new Draws());
    List<List<Instruction>> forward = new ArrayList<>();
    List<Instruction> backward = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      int layer = i;
      LayerCode code = codes.get(i);
      Instruction.Binding binding = node -> plan.of(layer, node);
      stage(code.nodes(Phase.PARAMETERS), binding, forward);
      for (Node node : code.nodes(Phase.PARAMETER_GRADIENTS)) {
        backward.add(Instruction.of(node, memory, binding));
      }
      code.parameterGradients()
          .forEach(
              (parameter, gradient) ->
                  chains.add(
                      new Chain(
                          plan.of(layer, gradient),
                          plan.of(layer, parameter).offset(),
                          parameter.shape().size())));
    }
    stages = forward.stream().map(s -> s.toArray(Instruction[]::new)).toArray(Instruction[][]::new);
    gradients = backward.toArray(Instruction[]::new);
  }

  private void stage(
      List<Node> nodes, Instruction.Binding binding, List<List<Instruction>> stagesSoFar) {
    Map<Node, Integer> stageOf = new HashMap<>();
    for (Node node : nodes) {
      int stage =
          node.inputs().stream().mapToInt(n -> stageOf.getOrDefault(n.stored(), 0)).max().orElse(0);
      stageOf.put(node, stage + 1);
      while (stagesSoFar.size() <= stage) {
        stagesSoFar.add(new ArrayList<>());
      }
      stagesSoFar.get(stage).add(Instruction.of(node, memory, binding));
    }
  }

  /** Sets the statistics of a layer's input, which the shards are given. */
  public void couple(int layer, Coupling.Tally batch) {
    statistics(layer, Leaf.Role.STATISTIC).forEach(n -> set(layer, n, batch));
  }

  /** Whether a layer is given statistics of the gradient too. */
  public boolean isCoupledBackward(int layer) {
    return !statistics(layer, Leaf.Role.GRADIENT_STATISTIC).isEmpty();
  }

  /** Sets the statistics of the gradient. */
  public void coupleBackward(int layer, Coupling.Tally batch) {
    statistics(layer, Leaf.Role.GRADIENT_STATISTIC).forEach(n -> set(layer, n, batch));
  }

  private List<Node> statistics(int layer, Leaf.Role role) {
    return codes.get(layer).graph().statistics(role);
  }

  private void set(int layer, Node statistic, Coupling.Tally batch) {
    int first = plan.of(layer, statistic).offset();
    String name = ((Leaf) statistic.operation()).label();
    for (int i = 0; i < statistic.width(); i++) {
      memory.once()[first + i] = (float) batch.statistic(name, i);
    }
  }

  /** Where the values stand. */
  ParameterPlan plan() {
    return plan;
  }

  Memory memory() {
    return memory;
  }

  /** What random masks over parameters are drawn from. */
  public Draws draws() {
    return memory.draws();
  }

  /** The sum of the shards' gradients, the parameters' first; empty for inference. */
  public float[] gradient() {
    return memory.gradient();
  }

  /** Before the shards of a batch. */
  public void run(Workers workers) {
    for (Instruction[] stage : stages) {
      if (memory.once().length < PARALLEL_FROM) {
        for (Instruction instruction : stage) {
          instruction.run(kernels, 0, 1);
        }
      } else {
        workers.run(stage.length, (worker, i) -> stage[i].run(kernels, 0, 1));
      }
    }
  }

  /** After the shards, when {@link #gradient()} is their sum: makes it that of the parameters. */
  public void finish() {
    for (Instruction instruction : gradients) {
      instruction.run(kernels, 0, 1);
    }
    for (Chain c : chains) {
      kernels.add(memory.gradient(), c.to, memory.of(c.from.space()), c.from.offset(), c.size);
    }
  }
}
