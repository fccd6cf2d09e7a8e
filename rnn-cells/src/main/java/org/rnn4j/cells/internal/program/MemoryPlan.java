package org.rnn4j.cells.internal.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.cells.internal.graph.Node;

/**
 * Where every value of a network stands while one shard runs through it: one arena, in which
 * buffers share a place when they are never alive together. A layer's input is the output of the
 * layer below and its output gradient the input gradient of the layer above, so nothing is copied
 * between layers.
 */
final class MemoryPlan {

  /** What a plan is made for. */
  record Request(List<LayerCode> layers, int steps, int lanes, boolean training, boolean masked) {

    /** Whether there is a place for masks: a layer may need to know which rows there are. */
    boolean hasMasks() {
      return masked || layers.stream().anyMatch(c -> c.graph().mask().isPresent());
    }
  }

  private final ArenaPlan arena = new ArenaPlan();
  private final List<LayerPlan> layers = new ArrayList<>();
  private final Place input;
  private final Optional<Place> mask;
  private final Optional<Place> lossGradient;
  private final ParameterPlan parameters;

  private MemoryPlan(Request request, ParameterPlan parameters) {
    this.parameters = parameters;
    List<LayerCode> codes = request.layers();
    Timeline timeline = new Timeline(codes.size());
    int lanes = request.lanes();
    int inputSize = codes.get(0).graph().input().width() * lanes;
    input = Place.kept(arena.buffer((long) request.steps() * inputSize), inputSize);
    input.use(0);
    mask =
        request.hasMasks()
            ? Optional.of(Place.kept(arena.buffer((long) request.steps() * lanes), lanes))
            : Optional.empty();
    mask.ifPresent(m -> m.use(0));
    Place below = input;
    for (int i = 0; i < codes.size(); i++) {
      LayerPlan plan = new LayerPlan(arena, codes.get(i), timeline.layer(i), request, below);
      mask.ifPresent(plan::placeMask);
      plan.planForward();
      below = plan.output();
      layers.add(plan);
    }
    below.use(timeline.loss());
    if (request.training()) {
      int outputSize = codes.get(codes.size() - 1).graph().output().width() * lanes;
      Place above = Place.kept(arena.buffer((long) request.steps() * outputSize), outputSize);
      above.use(timeline.loss());
      lossGradient = Optional.of(above);
      for (int i = codes.size() - 1; i >= 0; i--) {
        layers.get(i).planBackward(above);
        if (i > 0) {
          above = layers.get(i).inputGradient().orElseThrow();
        }
      }
    } else {
      lossGradient = Optional.empty();
    }
    arena.place();
  }

  static MemoryPlan of(Request request, ParameterPlan parameters) {
    return new MemoryPlan(request, parameters);
  }

  int arenaSize() {
    return arena.size();
  }

  Location input() {
    return input.location();
  }

  /** Where the masks go, if there are any. */
  Optional<Location> mask() {
    return mask.map(Place::location);
  }

  Location output() {
    return layers.get(layers.size() - 1).output().location();
  }

  /** The gradient of the loss by the output; only for training. */
  Location lossGradient() {
    return lossGradient.orElseThrow().location();
  }

  /** What comes into a layer. */
  Location inputOf(int layer) {
    return layers.get(layer).input().location();
  }

  /** What a layer gives out. */
  Location outputOf(int layer) {
    return layers.get(layer).output().location();
  }

  /** The gradient that arrives at a layer's output. */
  Location outputGradientOf(int layer) {
    return layers.get(layer).outputGradient().location();
  }

  boolean hasRoom(int layer, Node node) {
    return layers.get(layer).hasRoom(node);
  }

  /** Where a value stands. */
  Location of(int layer, Node node) {
    return parameters.has(node) ? parameters.of(layer, node) : layers.get(layer).locationOf(node);
  }

  /** State values before the first step, by state: to be zeroed. */
  Map<Node, Location> states(int layer) {
    return layers.get(layer).states();
  }

  /** Gradients sent back to the last step: to be zeroed. */
  Map<Node, Location> stateGradients(int layer) {
    return layers.get(layer).stateGradients();
  }
}
