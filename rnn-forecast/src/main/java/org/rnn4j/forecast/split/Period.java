package org.rnn4j.forecast.split;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;

/**
 * The part of the data that an experiment looks at, before anything else is done with them: {@code
 * data.from} and {@code data.to} of a spec, both inclusive, each in the forms of {@link Split}'s
 * dates. Immutable.
 */
public final class Period {

  /** Everything there is. */
  public static final Period ALL = new Period(Optional.empty(), Optional.empty());

  /** The first time stamp to look at. */
  public static final Option<String> FROM =
      Option.text("from")
          .orNone()
          .doc("The first time stamp to look at, in the forms of split's dates.");

  /** The last time stamp to look at. */
  public static final Option<String> TO =
      Option.text("to")
          .orNone()
          .doc("The last time stamp to look at, in the forms of split's dates.");

  private final Optional<TimeBound> from;
  private final Optional<TimeBound> to;

  private Period(Optional<TimeBound> from, Optional<TimeBound> to) {
    this.from = from;
    this.to = to;
  }

  /**
   * From a time stamp up to another one.
   *
   * @param from the first one to keep; empty: from the start
   * @param to the last one to keep; empty: to the end
   * @throws InputException if one of them is no time stamp, or they are in the wrong order
   */
  public static Period of(Optional<String> from, Optional<String> to) {
    Period period =
        new Period(
            from.map(f -> TimeBound.of(Place.of(FROM.name()), f)),
            to.map(t -> TimeBound.of(Place.of(TO.name()), t)));
    if (from.isPresent() && to.isPresent() && period.from.get().isAfter(period.to.get())) {
      throw FROM.refusal(
          period.from.get() + " is after data." + TO.name() + ", " + period.to.get(),
          "nothing lies between them: the earlier one is from");
    }
    return period;
  }

  /** What a spec's {@code data} may hold of it: {@code from} and {@code to}. */
  public static List<Option<String>> declared() {
    return List.of(FROM, TO);
  }

  /** Where a spec's {@code data} says so, {@code from} before {@code to}. */
  public Place place() {
    return Place.of((from.isPresent() ? FROM : TO).name());
  }

  /** Whether it is {@link #ALL}. */
  public boolean isAll() {
    return from.isEmpty() && to.isEmpty();
  }

  /** The entries of a spec's {@code data} that say this: {@code from} and {@code to}, if given. */
  public Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    from.ifPresent(f -> map.put(FROM.name(), f.text()));
    to.ifPresent(t -> map.put(TO.name(), t.text()));
    return map;
  }

  /**
   * What is kept of a dataset.
   *
   * @param dataset the series that have steps in the period, with these steps alone
   * @param before what lay before the period
   * @param behind what lay behind it
   * @param without ids of the series that have no step in it and are not in the dataset any more
   */
  public record Kept(Dataset dataset, Extent before, Extent behind, List<String> without) {
    public Kept {
      without = List.copyOf(without);
    }
  }

  /**
   * Keeps the steps of the period.
   *
   * @throws InputException if no series has any, or if its bounds cannot be compared with the time
   *     stamps
   */
  public Kept apply(Dataset dataset) {
    if (isAll()) {
      return new Kept(dataset, Extent.NONE, Extent.NONE, List.of());
    }
    List<TimeSeries> kept = new ArrayList<>();
    List<String> without = new ArrayList<>();
    Extent before = Extent.NONE;
    Extent behind = Extent.NONE;
    for (TimeSeries series : dataset.series()) {
      int length = series.length();
      int begin = from.map(f -> f.stepsBefore(series)).orElse(0);
      int end = Math.max(begin, to.map(t -> t.stepsUntil(series)).orElse(length));
      before = before.plus(series, 0, begin);
      behind = behind.plus(series, end, length);
      if (begin == end) {
        without.add(series.id());
      } else {
        kept.add(begin == 0 && end == length ? series : series.part(begin, end));
      }
    }
    if (kept.isEmpty()) {
      throw new InputException(
          place(), "no time stamp lies " + this, "the data go from " + Extent.of(dataset).range());
    }
    return new Kept(dataset.withSeries(kept), before, behind, without);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Period period && asMap().equals(period.asMap());
  }

  @Override
  public int hashCode() {
    return asMap().hashCode();
  }

  /** For people: {@code from 2015 to 2019-06}. */
  @Override
  public String toString() {
    List<String> words = new ArrayList<>();
    from.ifPresent(f -> words.add("from " + f));
    to.ifPresent(t -> words.add("up to " + t));
    return isAll() ? "anywhere" : String.join(" ", words);
  }
}
