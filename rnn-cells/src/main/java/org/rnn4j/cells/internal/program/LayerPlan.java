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
  private final Map<Node, Place> places = new HashMap<>();
  private final Map<Node, Node> concatOf = new HashMap<>();
  private final Set<Node> kept = new HashSet<>();
  private final Map<Node, Place> states = new LinkedHashMap<>();
  private final Map<Node, Place> stateGradients = new LinkedHashMap<>();

  LayerPlan(
      ArenaPlan arena,
      LayerCode code,
      Timeline.Layer time,
      MemoryPlan.Request request,
      Place input) {
    this.arena = arena;
    this.code = code;
    this.time = time;
    this.request = request;
    places.put(code.graph().input(), input);
  }

  void placeMask(Place mask) {
    code.graph().mask().ifPresent(node -> places.put(node, mask));
  }

  void planForward() {
    findKept();
    findConcatenated();
    placeStates();
    place(Part.FORWARD_BEFORE);
    place(Part.FORWARD_SCAN);
    place(Part.FORWARD_LOOP);
    place(Part.FORWARD_AFTER);
    output().use(time.end(Part.FORWARD_AFTER));
  }

  /** Plans the backward parts, the gradient of the output standing at {@code outputGradient}. */
  void planBackward(Place outputGradient) {
    Backward backward = code.backward().orElseThrow();
    places.put(backward.outputGradient(), outputGradient);
    placeStateGradients(backward);
    place(Part.BACKWARD_BEFORE);
    place(Part.BACKWARD_SCAN);
    place(Part.BACKWARD_LOOP);
    place(Part.BACKWARD_AFTER);
    for (Reduction r : code.reductions()) {
      use(r.factor(), Part.BACKWARD_AFTER, time.end(Part.BACKWARD_AFTER));
      use(r.gradient(), Part.BACKWARD_AFTER, time.end(Part.BACKWARD_AFTER));
    }
    backward
        .inputGradient()
        .ifPresent(g -> use(g, Part.BACKWARD_AFTER, time.end(Part.BACKWARD_AFTER)));
  }

  private void findKept() {
    for (Node node : code.graph().nodes()) {
      Part part = code.placement().of(node);
      if (!part.isLoop() && part != Part.NOWHERE) {
        kept.add(node);
      }
      for (Node input : node.inputs()) {
        Node stored = input.stored();
        Part home = code.placement().of(stored);
        if (part != Part.NOWHERE && part != home) {
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
              Place place = statePlace(state, request.steps() + 1, Location.ALL);
              place.buffer().use(time.begin(Part.FORWARD_SCAN), time.end(Part.FORWARD_AFTER));
              boolean reversed = code.graph().isReversed(name);
              places.put(state, reversed ? place.next() : place);
              places.put(
                  code.graph().nextStates().get(name), reversed ? place : place.withRoom().next());
              states.put(state, place);
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
              Place place =
                  all
                      ? statePlace(leaf, request.steps() + 1, Location.ALL)
                      : statePlace(leaf, 2, 1);
              place.buffer().use(time.begin(Part.BACKWARD_BEFORE), time.end(Part.BACKWARD_LOOP));
              boolean reversed = code.graph().isReversed(name);
              places.put(leaf, reversed ? place : place.next());
              places.put(sentBack, reversed ? place.next() : place);
              stateGradients.put(leaf, place);
            });
  }

  // Nothing is sent back to a state that no step looks at: one place of zeros for all steps.
  private void placeZeroGradient(Node leaf) {
    Place place = Place.scratch(arena.buffer((long) leaf.width() * request.lanes()));
    place.buffer().use(time.begin(Part.BACKWARD_BEFORE), time.end(Part.BACKWARD_AFTER));
    places.put(leaf, place);
    stateGradients.put(leaf, place);
  }

  private Place statePlace(Node state, int slots, int mask) {
    int size = state.width() * request.lanes();
    return Place.slots(arena.buffer((long) slots * size + ROOM), size, mask);
  }

  private void place(Part part) {
    int now = time.begin(part);
    for (Node node : code.nodes(part)) {
      now++;
      for (Node input : node.inputs()) {
        use(input, part, now);
      }
      use(node, part, now);
    }
  }

  private void use(Node node, Part part, int now) {
    if (!node.shape().batched()) {
      return;
    }
    Place place = placeOf(node);
    if (part.isLoop() && place.isKept()) {
      place.buffer().use(time.begin(part), time.end(part));
    } else {
      place.use(now);
    }
  }

  private Place placeOf(Node node) {
    Place known = places.get(node);
    if (known != null) {
      return known;
    }
    Place place;
    if (node.operation() instanceof Slice slice) {
      place = placeOf(node.input(0)).plus(slice.from() * request.lanes());
    } else if (concatOf.containsKey(node)) {
      Node concat = concatOf.get(node);
      int from = 0;
      for (Node operand : concat.inputs()) {
        if (operand == node) {
          break;
        }
        from += operand.width();
      }
      place = placeOf(concat).plus(from * request.lanes());
    } else {
      int size = node.width() * request.lanes();
      place =
          node.operation().isPerSequence()
              ? Place.constant(arena.buffer(size))
              : kept.contains(node) ? keptPlace(node, size) : Place.scratch(arena.buffer(size));
    }
    places.put(node, place);
    return place;
  }

  private Place keptPlace(Node node, int size) {
    Place place = Place.kept(arena.buffer((long) request.steps() * size + ROOM), size);
    boolean isAscending =
        code.placement().of(node) == Part.FORWARD_LOOP && !code.placement().isReversed(node);
    return isAscending ? place.withRoom() : place;
  }

  Place input() {
    return placeOf(code.graph().input());
  }

  Place outputGradient() {
    return placeOf(code.backward().orElseThrow().outputGradient());
  }

  Place output() {
    return placeOf(code.graph().output());
  }

  Optional<Place> inputGradient() {
    return code.backward().flatMap(Backward::inputGradient).map(this::placeOf);
  }

  /** Whether writing a step of a value may go on behind it; see {@link Place#hasRoom}. */
  boolean hasRoom(Node node) {
    return placeOf(node).hasRoom();
  }

  /** The place of a value of the batch. */
  Location locationOf(Node node) {
    return placeOf(node).location();
  }

  Map<Node, Location> states() {
    return locations(states);
  }

  Map<Node, Location> stateGradients() {
    return locations(stateGradients);
  }

  private static Map<Node, Location> locations(Map<Node, Place> places) {
    Map<Node, Location> result = new LinkedHashMap<>();
    places.forEach((node, place) -> result.put(node, place.location()));
    return result;
  }
}
