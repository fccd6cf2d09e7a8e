package org.rnn4j.cells.internal.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rnn4j.cells.internal.graph.Leaf;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.kernel.Kernels;

/**
 * The ends of a layer's states in the memory of a program: what they are before the first step in
 * the direction of the layer (zeros, parameters, or what is given), where they are left behind the
 * last, and the gradients that come in there and go out here.
 */
final class LayerStates {

  private final Kernels kernels;
  private final Memory memory;
  private final int steps;
  private final int column; // of the first state among those of all layers
  private final End[] first; // arrays, as those below: a loop over a list may allocate
  private final End[] last;
  private final End[] lastGradients;
  private final Learned[] learned;

  /** One of the places of a value. */
  private record End(Address address, int step, int size) {
    int at() {
      return address.at(step);
    }
  }

  /**
   * A state that starts from a parameter.
   *
   * @param state where it starts
   * @param sentBack its gradient after the sweep; null for inference
   * @param parameter where the parameter, and its gradient, stand
   */
  private record Learned(End state, End sentBack, int parameter) {}

  LayerStates(
      Kernels kernels,
      Memory memory,
      int steps,
      int column,
      MemoryPlan plan,
      int layer,
      LayerCode code) {
    this.kernels = kernels;
    this.memory = memory;
    this.steps = steps;
    this.column = column;
    this.first = ends(code, plan.states(layer), true);
    this.last = ends(code, plan.states(layer), false);
    this.lastGradients = ends(code, plan.stateGradients(layer), false);
    this.learned = learned(plan, layer, code);
  }

  private End[] ends(LayerCode code, Map<Node, Address> addresses, boolean atFirst) {
    List<End> ends = new ArrayList<>();
    addresses.forEach((node, a) -> ends.add(end(code, node, a, atFirst)));
    return ends.toArray(End[]::new);
  }

  // A state that runs against time has its first place behind the last step.
  private End end(LayerCode code, Node leaf, Address address, boolean atFirst) {
    boolean isReversed = code.graph().isReversed(((Leaf) leaf.operation()).label());
    return new End(address, atFirst == isReversed ? steps : 0, leaf.width() * memory.lanes());
  }

  private Learned[] learned(MemoryPlan plan, int layer, LayerCode code) {
    List<Learned> all = new ArrayList<>();
    code.graph()
        .initialStates()
        .forEach(
            (name, parameter) -> {
              Node state = code.graph().states().get(name);
              End start = end(code, state, plan.states(layer).get(state), true);
              End sentBack =
                  code.stateGradient(name)
                      .map(g -> end(code, g, plan.stateGradients(layer).get(g), true))
                      .orElse(null);
              all.add(new Learned(start, sentBack, plan.of(layer, parameter).offset()));
            });
    return all.toArray(Learned[]::new);
  }

  /**
   * Before the first step.
   *
   * @param row of the batch that is in lane 0
   * @param stride features of all states of all layers
   */
  void start(Carried carried, int row, int stride) {
    if (carried.isGiven()) {
      take(carried, row, stride);
    } else {
      zero(first);
      startFromParameters();
    }
  }

  private void take(Carried carried, int row, int stride) {
    int at = column;
    for (End end : first) {
      int width = end.size / memory.lanes();
      carried.read(row, stride, at, memory.arena(), end.at(), width, memory.lanes());
      at += width;
    }
  }

  private void startFromParameters() {
    int lanes = memory.lanes();
    for (Learned l : learned) {
      for (int i = 0; i < l.state.size / lanes; i++) {
        float value = memory.parameters()[l.parameter + i];
        kernels.fill(memory.arena(), l.state.at() + i * lanes, lanes, value);
      }
    }
  }

  /** Behind the last step; as {@link #start}. */
  void leave(Carried carried, int row, int stride) {
    int at = column;
    for (int i = 0; i < last.length && carried.isWanted(); i++) {
      int width = last[i].size / memory.lanes();
      carried.write(row, stride, at, memory.arena(), last[i].at(), width, memory.lanes());
      at += width;
    }
  }

  /** Before the sweep backward: nothing comes from behind the last step. */
  void startBackward() {
    zero(lastGradients);
  }

  /** After it: what is sent back to before the first step is the gradient of learned states. */
  void endBackward(Carried carried) {
    for (int i = 0; i < learned.length && !carried.isGiven(); i++) {
      Learned l = learned[i];
      kernels.addSums(
          1,
          memory.arena(),
          l.sentBack.at(),
          0,
          l.sentBack.size / memory.lanes(),
          memory.gradient(),
          l.parameter,
          memory.lanes());
    }
  }

  private void zero(End[] ends) {
    for (End end : ends) {
      kernels.fill(memory.arena(), end.at(), end.size, 0);
    }
  }
}
