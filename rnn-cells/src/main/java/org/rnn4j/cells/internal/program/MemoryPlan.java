package org.rnn4j.cells.internal.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.cells.internal.graph.Node;

/**
 * Where every value of a network stands while one shard runs through it: one arena, in which
 * buffers share a place when they are never alive together. The input of a block that reads the
 * whole output of one other is that output, and the output gradient of one that is read by one
 * other as a whole is the other's input gradient, so nothing is copied along a chain. Elsewhere
 * there is a {@link Junction}.
 */
final class MemoryPlan {

  /** What a plan is made for. */
  record Request(List<LayerCode> layers, int steps, int lanes, boolean training, boolean masked) {

    int inputWidth() {
      return layers.stream()
          .flatMap(code -> code.inputs().stream())
          .filter(wire -> wire.block() == Wire.INPUT)
          .mapToInt(Wire::width)
          .findFirst()
          .orElseThrow();
    }

    /** Whether there is a place for masks: a layer may need to know which rows there are. */
    boolean hasMasks() {
      return masked || layers.stream().anyMatch(c -> c.graph().mask().isPresent());
    }
  }

  private final ArenaPlan arena = new ArenaPlan();
  private final List<LayerPlan> layers = new ArrayList<>();
  private final List<Junction> gathered = new ArrayList<>(); // by block, of its input
  private final Map<Integer, Junction> summed = new HashMap<>(); // by block, of its output gradient
  private final Request request;
  private final Timeline timeline;
  private final Slot input;
  private final Optional<Slot> mask;
  private final Optional<Slot> lossGradient;
  private final ParameterPlan parameters;

  private MemoryPlan(Request request, ParameterPlan parameters) {
    this.parameters = parameters;
    this.request = request;
    List<LayerCode> codes = request.layers();
    timeline = new Timeline(codes.size());
    int lanes = request.lanes();
    input = kept(request.inputWidth());
    input.use(0);
    mask =
        request.hasMasks()
            ? Optional.of(Slot.kept(arena.buffer((long) request.steps() * lanes), lanes))
            : Optional.empty();
    mask.ifPresent(m -> m.use(0));
    for (int i = 0; i < codes.size(); i++) {
      LayerPlan plan = new LayerPlan(arena, codes.get(i), timeline.layer(i), request, inputSlot(i));
      mask.ifPresent(plan::placeMask);
      plan.planForward();
      layers.add(plan);
    }
    Slot output = layers.get(layers.size() - 1).output();
    output.use(timeline.loss());
    if (request.training()) {
      Slot above = kept(codes.get(codes.size() - 1).outputWidth());
      above.use(timeline.loss());
      lossGradient = Optional.of(above);
      layers.get(codes.size() - 1).planBackward(above);
      for (int i = codes.size() - 2; i >= 0; i--) {
        layers.get(i).planBackward(outputGradientSlot(i));
      }
    } else {
      lossGradient = Optional.empty();
    }
    arena.place();
  }

  // A place of [steps, width] for the rows of a shard.
  private Slot kept(int width) {
    int size = width * request.lanes();
    return Slot.kept(arena.buffer((long) request.steps() * size), size);
  }

  private Slot outputOf(Wire wire) {
    return wire.block() == Wire.INPUT ? input : layers.get(wire.block()).output();
  }

  private int widthOf(Wire wire) {
    return wire.block() == Wire.INPUT
        ? request.inputWidth()
        : request.layers().get(wire.block()).outputWidth();
  }

  private Slot inputSlot(int block) {
    List<Wire> wires = request.layers().get(block).inputs();
    if (wires.size() == 1) {
      gathered.add(Junction.NONE);
      return columns(wires.get(0));
    }
    int now = timeline.layer(block).begin(Phase.FORWARD_BEFORE);
    Slot slot = kept(wires.stream().mapToInt(Wire::width).sum());
    slot.use(now);
    List<Junction.Columns> parts = new ArrayList<>();
    int to = 0;
    for (Wire wire : wires) {
      columns(wire).use(now);
      parts.add(new Junction.Columns(columns(wire), to, wire.width()));
      to += wire.width();
    }
    gathered.add(Junction.gathering(parts, slot, request.lanes()));
    return slot;
  }

  private Slot columns(Wire wire) {
    Slot whole = wire.block() == Wire.INPUT ? input : layers.get(wire.block()).output();
    return wire.from() == 0 ? whole : whole.plus(wire.from() * request.lanes());
  }

  // Whoever reads a block's output is behind it, and planned already.
  private Slot outputGradientSlot(int block) {
    int width = request.layers().get(block).outputWidth();
    List<Junction.Columns> readers = readers(block);
    if (readers.size() == 1 && readers.get(0).width() == width) {
      return readers.get(0).slot();
    }
    int now = timeline.layer(block).begin(Phase.BACKWARD_BEFORE);
    Slot slot = kept(width);
    slot.use(now);
    readers.forEach(reader -> reader.slot().use(now));
    summed.put(block, Junction.summing(readers, slot, width, request.lanes()));
    return slot;
  }

  // The columns of input gradients that belong to a block's output.
  private List<Junction.Columns> readers(int block) {
    List<Junction.Columns> readers = new ArrayList<>();
    for (int i = block + 1; i < layers.size(); i++) {
      int at = 0;
      for (Wire wire : request.layers().get(i).inputs()) {
        if (wire.block() == block) {
          Slot whole = layers.get(i).inputGradient().orElseThrow();
          Slot part = at == 0 ? whole : whole.plus(at * request.lanes());
          readers.add(new Junction.Columns(part, wire.from(), wire.width()));
        }
        at += wire.width();
      }
    }
    return readers;
  }

  static MemoryPlan of(Request request, ParameterPlan parameters) {
    return new MemoryPlan(request, parameters);
  }

  int arenaSize() {
    return arena.size();
  }

  Address input() {
    return input.address();
  }

  /** Where the masks go, if there are any. */
  Optional<Address> mask() {
    return mask.map(Slot::address);
  }

  Address output() {
    return layers.get(layers.size() - 1).output().address();
  }

  /** The gradient of the loss by the output; only for training. */
  Address lossGradient() {
    return lossGradient.orElseThrow().address();
  }

  /** What comes into a layer. */
  Address inputOf(int layer) {
    return layers.get(layer).input().address();
  }

  /** What has to be done before a block runs forward, so that its input is in its place. */
  Junction gathered(int block) {
    return gathered.get(block);
  }

  /** What has to be done before a block runs backward, so that its gradient is in its place. */
  Junction summed(int block) {
    return summed.getOrDefault(block, Junction.NONE);
  }

  /** What a layer gives out. */
  Address outputOf(int layer) {
    return layers.get(layer).output().address();
  }

  /** The gradient that arrives at a layer's output. */
  Address outputGradientOf(int layer) {
    return layers.get(layer).outputGradient().address();
  }

  boolean hasRoom(int layer, Node node) {
    return layers.get(layer).hasRoom(node);
  }

  /** Where a value stands. */
  Address of(int layer, Node node) {
    return parameters.has(node) ? parameters.of(layer, node) : layers.get(layer).addressOf(node);
  }

  /** State values before the first step, by state: to be zeroed. */
  Map<Node, Address> states(int layer) {
    return layers.get(layer).states();
  }

  /** Gradients sent back to the last step: to be zeroed. */
  Map<Node, Address> stateGradients(int layer) {
    return layers.get(layer).stateGradients();
  }
}
