package org.rnn4j.cells.internal.layer;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.error.BrokenStepException;
import org.rnn4j.api.error.PluginException;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.normalize.Place;
import org.rnn4j.api.normalize.PreActivation;
import org.rnn4j.api.normalize.StateValue;
import org.rnn4j.api.step.Gates;
import org.rnn4j.api.step.Value;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.operation.Biased;

/** The places that a cell offers to its layer's normalizer, and what the normalizer does there. */
final class NormalizedPlaces {

  private final Author author;
  private final StepGraph graph;
  private final Optional<Normalizer> normalizer;
  private final Set<String> preActivations = new LinkedHashSet<>();
  private final Set<Place> places = EnumSet.noneOf(Place.class);

  NormalizedPlaces(Author author, StepGraph graph, Optional<Normalizer> normalizer) {
    this.author = author;
    this.graph = graph;
    this.normalizer = normalizer;
  }

  /** The pre-activation of these gates, normalized if there is a normalizer, else the plain sum. */
  Gates preActivation(Step step, Gates input, Optional<Value> recurrentPart) {
    places.add(Place.PRE_ACTIVATION);
    String name = preActivations.isEmpty() ? "" : StepRecorder.names(input.gates());
    StepRecorder.require(
        preActivations.add(name), "there are two pre-activations of the gates " + name);
    Value result =
        normalizer
            .map(
                n -> given(n.normalize(step, describe(name, input, recurrentPart)), n, "normalize"))
            .orElseGet(() -> recurrentPart.map(input.value()::plus).orElse(input.value()));
    requireShape(result, input.value());
    return new Gates(result, input.gates(), input.units());
  }

  private PreActivation describe(String name, Gates input, Optional<Value> recurrentPart) {
    Biased parts = Biased.of(graph.own(input.value()));
    return new PreActivation(
        name,
        input.value(),
        parts.value(),
        parts.bias().map(Value.class::cast),
        recurrentPart,
        input.gates(),
        input.units());
  }

  /** A state, or a reading of one; as it is unless the normalizer asks for it. */
  Value normalized(Step step, StateValue v) {
    places.add(v.place());
    Value result =
        normalizer
            .filter(n -> n.needs().contains(v.place()))
            .map(n -> given(n.normalizeState(step, v), n, "normalizeState"))
            .orElse(v.value());
    requireShape(result, v.value());
    return result;
  }

  private static void requireShape(Value result, Value given) {
    StepRecorder.require(
        result.shape().equals(given.shape()),
        "the normalizer makes " + result.shape() + " of " + given.shape());
  }

  private Value given(Value value, Normalizer from, String call) {
    if (value == null) {
      String type = from.getClass().getNestHost().getName();
      throw PluginException.wrong(
          author.layer().key("normalizer"),
          "the normalizer " + type,
          from.getClass(),
          call,
          "returned null from " + call,
          "");
    }
    return value;
  }

  /** Requires the places that the normalizer needs, when the cell has written everything. */
  void check() {
    normalizer.ifPresent(this::check);
  }

  private void check(Normalizer n) {
    for (Place place : n.needs().stream().sorted().toList()) {
      if (!places.contains(place)) {
        String call =
            switch (place) {
              case PRE_ACTIVATION -> "preActivation(...)";
              case STATE -> "normalizedState(...)";
              case READING -> "normalizedReading(...)";
            };
        // The layer's option is at fault, not its cell.
        throw new BrokenStepException(
            author.layer().key("normalizer"),
            author.described() + " has no " + place + " for a normalizer to act on",
            "remove the normalizer, or use a cell that calls " + call);
      }
    }
  }
}
