package org.rnn4j.forecast.saved;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Place;
import org.rnn4j.forecast.spec.TargetBounds;
import org.rnn4j.forecast.spec.TargetBounds.Range;
import org.rnn4j.forecast.spec.TargetBounds.Whole;

/** What a model remembers of the values that its targets can have. */
final class BoundFacts {

  private static final String BOUNDS = "bounds";
  private static final String LOW = "low";
  private static final String HIGH = "high";
  private static final String WHOLE = "whole";

  private BoundFacts() {}

  /** Nothing where no target is bounded. */
  static Map<String, Object> tree(TargetBounds bounds, List<String> targets) {
    Map<String, Object> bounded = new LinkedHashMap<>();
    for (String target : targets) {
      bounds
          .of(target)
          .ifPresent(
              bound -> {
                Map<String, Object> one = new LinkedHashMap<>();
                if (Double.isFinite(bound.range().low())) {
                  one.put(LOW, bound.range().low());
                }
                if (Double.isFinite(bound.range().high())) {
                  one.put(HIGH, bound.range().high());
                }
                one.put(WHOLE, bound.isWhole());
                bounded.put(target, one);
              });
    }
    return bounded.isEmpty() ? Map.of() : Map.of(BOUNDS, bounded);
  }

  /**
   * Reads it back.
   *
   * @throws InputException for what is no bound
   */
  static TargetBounds of(Map<String, Object> card) {
    if (!card.containsKey(BOUNDS)) {
      return TargetBounds.NONE;
    }
    Map<String, Range> own = new LinkedHashMap<>();
    List<String> whole = new ArrayList<>();
    Map<String, Object> bounded = ModelCard.map(card, BOUNDS);
    for (String target : bounded.keySet()) {
      Place place = Place.of(BOUNDS, target);
      Map<String, Object> one = ModelCard.map(bounded, target);
      double low = end(one, LOW, place).orElse(Range.ANY.low());
      double high = end(one, HIGH, place).orElse(Range.ANY.high());
      if (!(low <= high)) {
        throw new InputException(place, low + " lies above " + high, "expected low before high");
      }
      own.put(target, new Range(low, high));
      if (Boolean.TRUE.equals(one.get(WHOLE))) {
        whole.add(target);
      }
    }
    return new TargetBounds(Range.ANY, own, new Whole(false, whole));
  }

  private static Optional<Double> end(Map<String, Object> bound, String key, Place place) {
    Object found = bound.get(key);
    if (found != null && !(found instanceof Number)) {
      throw new InputException(place.key(key), "it is " + found, "expected a number");
    }
    return Optional.ofNullable((Number) found).map(Number::doubleValue);
  }
}
