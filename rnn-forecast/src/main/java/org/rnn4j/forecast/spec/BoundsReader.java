package org.rnn4j.forecast.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.option.Option;
import org.rnn4j.forecast.spec.TargetBounds.Range;
import org.rnn4j.forecast.spec.TargetBounds.Whole;

/** Reads which values the targets can have. */
final class BoundsReader {

  private static final String FORM = "expected [low, high], either of which may be null";

  static final SpecKey.Described<TargetBounds> RANGE =
      new SpecKey.Described<>(
          "range",
          "none, or [low, high], or a map from targets to that; default none",
          "The least and the largest value of the targets, null where there is none; data outside"
              + " are refused, and forecasts of every forecaster are brought into it.",
          BoundsSchema.RANGE,
          BoundsReader::rangeOf);

  static final SpecKey.Described<TargetBounds> INTEGER =
      new SpecKey.Described<>(
          "integer",
          "true or false, or a list of targets; default false",
          "Which targets are whole numbers; others are refused in the data, and forecasts of every"
              + " forecaster are rounded.",
          BoundsSchema.INTEGER,
          BoundsReader::integerOf);

  private static final Option<Double> BOUND = Option.decimal("bound").doc("One end of a range.");
  private static final Option<Boolean> ALL = Option.flag("all").doc("Every target.");
  private static final Option<List<String>> SOME = Option.texts("some").doc("Some targets.");

  private final Problems problems;

  BoundsReader(Problems problems) {
    this.problems = problems;
  }

  private static Optional<Object> rangeOf(TargetBounds bounds) {
    if (bounds.own().isEmpty()) {
      return bounds.all().isAny() ? Optional.empty() : Optional.of(ends(bounds.all()));
    }
    Map<String, Object> own = new LinkedHashMap<>();
    bounds.own().forEach((target, range) -> own.put(target, ends(range)));
    return Optional.of(own);
  }

  private static List<Object> ends(Range range) {
    return Arrays.asList(end(range.low()), end(range.high()));
  }

  private static Object end(double bound) {
    return Double.isInfinite(bound) ? new SpecTree.Absent() : (Object) bound;
  }

  private static Optional<Object> integerOf(TargetBounds bounds) {
    return bounds.whole().all()
        ? Optional.of(true)
        : Optional.<Object>of(bounds.whole().columns()).filter(c -> !List.of().equals(c));
  }

  /** What a section says; problems are reported. */
  TargetBounds read(Section section) {
    Map<String, Range> own = new LinkedHashMap<>();
    Range all = Range.ANY;
    Optional<Node> node = section.take(RANGE.name()).filter(n -> !Values.saysNone(n));
    if (node.isPresent() && node.get() instanceof Node.Mapping map) {
      map.entries()
          .forEach(
              (target, entry) ->
                  own.put(target, range(entry.value(), section.path(RANGE.name()).key(target))));
    } else if (node.isPresent()) {
      all = range(node.get(), section.path(RANGE.name()));
    }
    return new TargetBounds(all, own, whole(section));
  }

  private Range range(Node node, Place place) {
    if (!(node instanceof Node.Sequence list)
        || list.items().isEmpty()
        || list.items().size() > 2) {
      String found =
          node instanceof Node.Sequence other
              ? "a list of " + other.items().size()
              : node.describe();
      problems.add(node.position(), place, found + " is not valid", FORM);
      return Range.ANY;
    }
    List<Double> ends = new ArrayList<>(List.of(Range.ANY.low(), Range.ANY.high()));
    for (int i = 0; i < list.items().size(); i++) { // [0, ] has one item
      Node item = list.items().get(i);
      if (!(item instanceof Node.Scalar scalar && scalar.isNull())) {
        Optional<Double> bound = Values.read(BOUND, item, place.index(i), problems);
        ends.set(i, bound.orElse(ends.get(i)));
      }
    }
    if (ends.get(0) > ends.get(1)) {
      problems.add(
          node.position(),
          place,
          ends.get(0) + " lies above " + ends.get(1),
          "write the least value first");
      return Range.ANY;
    }
    return new Range(ends.get(0), ends.get(1));
  }

  private Whole whole(Section section) {
    Optional<Node> node = section.take(INTEGER.name());
    Place place = section.path(INTEGER.name());
    if (node.isPresent() && node.get() instanceof Node.Sequence list) {
      return new Whole(false, Values.read(SOME, list, place, problems).orElse(List.of()));
    }
    return node.flatMap(n -> Values.read(ALL, n, place, problems))
        .map(all -> new Whole(all, List.of()))
        .orElse(Whole.NONE);
  }
}
