package org.rnn4j.cells.internal.program;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rnn4j.cells.internal.graph.Backward;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Reduction;
import org.rnn4j.cells.internal.kernel.Kernels;
import org.rnn4j.cells.internal.operation.Concat;
import org.rnn4j.cells.internal.operation.Slice;

/**
 * The part of a {@link MemoryPlan} that belongs to one layer. A state has one place more than there
 * are steps: step t finds it in place t and leaves it in place t + 1, or, if it runs from the last
 * step to the first, the other way round. A value that is needed outside the loop it is computed
 * in, or by another step, is kept for every step; all others live within a step. A view is a part
 * of what it looks at, an operand of a concatenation a part of the result.
 */
final class LayerPlan {

  // Behind the last step of what is kept: less than a vector may be written there.
  private static final int ROOM = Kernels.LANES;

  private final ArenaPlan arena;
  private final LayerCode code;
  private final Timeline.Layer time;
  private final MemoryPlan.Request request;
  private final Map<Node, Slot> slots = new HashMap<>();
  private final Map<Node, Node> concatOf = new HashMap<>();
  private final Set<Node> kept = new HashSet<>();
  private final Map<Node, Slot> states = new LinkedHashMap<>();
  private final Map<Node, Slot> stateGradients = new LinkedHashMap<>();

  LayerPlan(
      ArenaPlan arena,
      LayerCode code,
      Timeline.Layer time,
      MemoryPlan.Request request,
      Slot input) {
    this.arena = arena;
    this.code = code;
    this.time = time;
    this.request = request;
    slots.put(code.graph().input(), input);
  }

  void placeMask(Slot mask) {
    code.graph().mask().ifPresent(node -> slots.put(node, mask));
  }

  void planForward() {
    findKept();
    findConcatenated();
    placeStates();
    place(Phase.FORWARD_BEFORE);
    place(Phase.FORWARD_SCAN);
    place(Phase.FORWARD_LOOP);
    place(Phase.FORWARD_AFTER);
    output().use(time.end(Phase.FORWARD_AFTER));
  }

  /** Plans the backward parts, the gradient of the output standing at {@code outputGradient}. */
  void planBackward(Slot outputGradient) {
    Backward backward = code.backward().orElseThrow();
    slots.put(backward.outputGradient(), outputGradient);
    placeStateGradients(backward);
    place(Phase.BACKWARD_BEFORE);
    place(Phase.BACKWARD_SCAN);
    place(Phase.BACKWARD_LOOP);
    place(Phase.BACKWARD_AFTER);
    for (Reduction r : code.reductions()) {
      use(r.factor(), Phase.BACKWARD_AFTER, time.end(Phase.BACKWARD_AFTER));
      use(r.gradient(), Phase.BACKWARD_AFTER, time.end(Phase.BACKWARD_AFTER));
    }
    backward
        .inputGradient()
        .ifPresent(g -> use(g, Phase.BACKWARD_AFTER, time.end(Phase.BACKWARD_AFTER)));
  }

  private void findKept() {
    for (Node node : code.graph().nodes()) {
      Phase phase = code.placement().of(node);
      if (!phase.isLoop() && phase != Phase.NOWHERE) {
        kept.add(node);
      }
      for (Node input : node.inputs()) {
        Node stored = input.stored();
        Phase home = code.placement().of(stored);
        if (phase != Phase.NOWHERE && phase != home) {
          kept.add(stored);
        }
      }
    }
    kept.add(code.graph().output().stored());
    for (Reduction r : code.reductions()) {
      kept.add(r.factor().stored());
      kept.add(r.gradient().stored());
    }
    code.backward().flatMap(Backward::inputGradient).ifPresent(g -> kept.add(g.stored()));
  }

  private void findConcatenated() {
    Set<Node> havePlaces = new HashSet<>(code.graph().nextStates().values());
    code.backward().ifPresent(b -> havePlaces.addAll(b.previousStateGradients().values()));
    for (Node concat : code.graph().nodes()) {
      if (!(concat.operation() instanceof Concat) || !concat.shape().batched()) {
        continue;
      }
      for (Node operand : concat.inputs()) {
        boolean movable =
            code.placement().of(operand) == code.placement().of(concat)
                && !havePlaces.contains(operand)
                && !concatOf.containsKey(operand)
                && concat.inputs().indexOf(operand) == concat.inputs().lastIndexOf(operand);
        if (movable) {
          concatOf.put(operand, concat);
        }
      }
    }
    // A place within another is kept if either has to be.
    for (Node node : code.graph().nodes()) {
      Node outermost = node;
      while (concatOf.containsKey(outermost)) {
        outermost = concatOf.get(outermost);
      }
      if (kept.contains(node)) {
        kept.add(outermost);
      }
    }
  }

  private void placeStates() {
    code.graph()
        .states()
        .forEach(
            (name, state) -> {
              Slot slot = stateSlot(state, request.steps() + 1, Address.ALL);
              slot.buffer().use(time.begin(Phase.FORWARD_SCAN), time.end(Phase.FORWARD_AFTER));
              boolean reversed = code.graph().isReversed(name);
              slots.put(state, reversed ? slot.next() : slot);
              slots.put(
                  code.graph().nextStates().get(name), reversed ? slot : slot.withRoom().next());
              states.put(state, slot);
            });
  }

  private void placeStateGradients(Backward backward) {
    backward
        .stateGradients()
        .forEach(
            (name, leaf) -> {
              Node sentBack = backward.previousStateGradients().get(name);
              if (sentBack == null) {
                placeZeroGradient(leaf);
                return;
              }
              // Two steps in turn are enough unless a later part looks at them.
              boolean all = kept.contains(leaf) || kept.contains(sentBack);
              Slot slot =
                  all ? stateSlot(leaf, request.steps() + 1, Address.ALL) : stateSlot(leaf, 2, 1);
              slot.buffer().use(time.begin(Phase.BACKWARD_BEFORE), time.end(Phase.BACKWARD_LOOP));
              boolean reversed = code.graph().isReversed(name);
              slots.put(leaf, reversed ? slot : slot.next());
              slots.put(sentBack, reversed ? slot.next() : slot);
              stateGradients.put(leaf, slot);
            });
  }

  // Nothing is sent back to a state that no step looks at: one place of zeros for all steps.
  private void placeZeroGradient(Node leaf) {
    Slot slot = Slot.scratch(arena.buffer((long) leaf.width() * request.lanes()));
    slot.buffer().use(time.begin(Phase.BACKWARD_BEFORE), time.end(Phase.BACKWARD_AFTER));
    slots.put(leaf, slot);
    stateGradients.put(leaf, slot);
  }

  private Slot stateSlot(Node state, int slots, int mask) {
    int size = state.width() * request.lanes();
    return Slot.inTurn(arena.buffer((long) slots * size + ROOM), size, mask);
  }

  private void place(Phase phase) {
    int now = time.begin(phase);
    for (Node node : code.nodes(phase)) {
      now++;
      for (Node input : node.inputs()) {
        use(input, phase, now);
      }
      use(node, phase, now);
    }
  }

  private void use(Node node, Phase phase, int now) {
    if (!node.shape().batched()) {
      return;
    }
    Slot slot = slotOf(node);
    if (phase.isLoop() && slot.isKept()) {
      slot.buffer().use(time.begin(phase), time.end(phase));
    } else {
      slot.use(now);
    }
  }

  private Slot slotOf(Node node) {
    Slot known = slots.get(node);
    if (known != null) {
      return known;
    }
    Slot slot;
    if (node.operation() instanceof Slice slice) {
      slot = slotOf(node.input(0)).plus(slice.from() * request.lanes());
    } else if (concatOf.containsKey(node)) {
      Node concat = concatOf.get(node);
      int from = 0;
      for (Node operand : concat.inputs()) {
        if (operand == node) {
          break;
        }
        from += operand.width();
      }
      slot = slotOf(concat).plus(from * request.lanes());
    } else {
      int size = node.width() * request.lanes();
      slot =
          node.operation().isPerSequence()
              ? Slot.constant(arena.buffer(size))
              : kept.contains(node) ? keptSlot(node, size) : Slot.scratch(arena.buffer(size));
    }
    slots.put(node, slot);
    return slot;
  }

  private Slot keptSlot(Node node, int size) {
    Slot slot = Slot.kept(arena.buffer((long) request.steps() * size + ROOM), size);
    boolean isAscending =
        code.placement().of(node) == Phase.FORWARD_LOOP && !code.placement().isReversed(node);
    return isAscending ? slot.withRoom() : slot;
  }

  Slot input() {
    return slotOf(code.graph().input());
  }

  Slot outputGradient() {
    return slotOf(code.backward().orElseThrow().outputGradient());
  }

  Slot output() {
    return slotOf(code.graph().output());
  }

  Optional<Slot> inputGradient() {
    return code.backward().flatMap(Backward::inputGradient).map(this::slotOf);
  }

  /** Whether writing a step of a value may go on behind it; see {@link Slot#hasRoom}. */
  boolean hasRoom(Node node) {
    return slotOf(node).hasRoom();
  }

  /** The place of a value of the batch. */
  Address addressOf(Node node) {
    return slotOf(node).address();
  }

  Map<Node, Address> states() {
    return addresses(states);
  }

  Map<Node, Address> stateGradients() {
    return addresses(stateGradients);
  }

  private static Map<Node, Address> addresses(Map<Node, Slot> slots) {
    Map<Node, Address> result = new LinkedHashMap<>();
    slots.forEach((node, slot) -> result.put(node, slot.address()));
    return result;
  }
}
