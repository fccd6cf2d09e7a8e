package org.rnn4j.forecast.saved;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.forecast.DataSource.Remembered;
import org.rnn4j.api.option.Kebab;
import org.rnn4j.api.series.Cadence;
import org.rnn4j.api.series.Cadence.Kind;
import org.rnn4j.api.series.Frequency;

/**
 * What a model remembers of its data, as the entries {@code time}, {@code season} and {@code
 * levels} of {@code model.json}. Files that were written before the first two were kept have none;
 * levels there are of columns of categories.
 */
final class TimeFacts {

  private static final String TIME = "time";
  private static final String SEASON = "season";
  private static final String KIND = "kind";
  private static final String FREQUENCY = "frequency";
  private static final String STRIDE = "stride";
  private static final String DAY_OF_MONTH = "day-of-month";
  private static final String LEVELS = "levels";

  private TimeFacts() {}

  static Map<String, Object> tree(Remembered remembered) {
    Map<String, Object> tree = new LinkedHashMap<>();
    remembered.cadence().ifPresent(cadence -> tree.put(TIME, tree(cadence)));
    remembered.season().ifPresent(steps -> tree.put(SEASON, steps));
    if (!remembered.levels().isEmpty()) {
      tree.put(LEVELS, remembered.levels());
    }
    return tree;
  }

  private static Map<String, Object> tree(Cadence cadence) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(KIND, Kebab.of(cadence.kind()));
    if (cadence.kind() == Kind.COUNTER) {
      tree.put(STRIDE, cadence.stride());
    }
    cadence.frequency().ifPresent(f -> tree.put(FREQUENCY, f.toString()));
    cadence.dayOfMonth().ifPresent(day -> tree.put(DAY_OF_MONTH, day));
    return tree;
  }

  /**
   * Reads the entries back.
   *
   * @throws InputException where one is there and not valid
   */
  static Remembered of(Map<String, Object> tree) {
    return new Remembered(
        tree.containsKey(TIME) ? Optional.of(cadence(ModelCard.map(tree, TIME))) : Optional.empty(),
        tree.containsKey(SEASON)
            ? OptionalInt.of(ModelCard.count(tree, SEASON))
            : OptionalInt.empty(),
        tree.containsKey(LEVELS) ? levels(ModelCard.map(tree, LEVELS)) : Map.of());
  }

  private static Map<String, List<String>> levels(Map<String, Object> tree) {
    Map<String, List<String>> levels = new LinkedHashMap<>();
    tree.keySet().forEach(column -> levels.put(column, ModelCard.texts(tree, column)));
    return levels;
  }

  private static Cadence cadence(Map<String, Object> tree) {
    String name = ModelCard.text(tree, KIND);
    Kind kind =
        Kebab.find(Kind.class, name)
            .orElseThrow(
                () ->
                    new InputException(
                        Place.of(TIME, KIND),
                        "it is " + name,
                        "expected counter, dates or offset-dates"));
    return kind == Kind.COUNTER ? counter(tree) : dates(kind, tree);
  }

  private static Cadence counter(Map<String, Object> tree) {
    OptionalLong stride =
        tree.get(STRIDE) instanceof Number number
            ? OptionalLong.of(number.longValue())
            : OptionalLong.empty();
    return new Cadence(
        Kind.COUNTER,
        Optional.empty(),
        stride.stream()
            .filter(s -> s > 0)
            .findFirst()
            .orElseThrow(
                () ->
                    new InputException(
                        Place.of(TIME, STRIDE),
                        "it is " + tree.get(STRIDE),
                        "expected a whole number above 0")),
        OptionalInt.empty());
  }

  private static Cadence dates(Kind kind, Map<String, Object> tree) {
    String code = ModelCard.text(tree, FREQUENCY);
    Frequency frequency =
        Frequency.parse(code)
            .orElseThrow(
                () ->
                    new InputException(
                        Place.of(TIME, FREQUENCY),
                        "it is " + code,
                        "expected a number and a unit, such as 1M"));
    OptionalInt day =
        tree.containsKey(DAY_OF_MONTH)
            ? OptionalInt.of(ModelCard.count(tree, DAY_OF_MONTH))
            : OptionalInt.empty();
    if (day.orElse(1) > Frequency.MONTH_END) {
      throw new InputException(
          Place.of(TIME, DAY_OF_MONTH), "it is " + day.getAsInt(), "expected 1 to 31");
    }
    return new Cadence(kind, Optional.of(frequency), 1, day);
  }
}
