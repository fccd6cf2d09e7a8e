package org.rnn4j.forecast.saved;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.forecast.DataSource.Remembered;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Column.Role;
import org.rnn4j.forecast.inputs.InputChoice;
import org.rnn4j.forecast.inputs.StaticScale;

/**
 * What a model reads, as entries of {@code model.json}: the names of columns by role, what is read
 * beside them, and what static quantities are measured by. Files that were written before there was
 * more than targets and past covariates have nothing else.
 */
final class ColumnFacts {

  private static final Map<Role, String> KEYS =
      new EnumMap<>(
          Map.of(
              Role.TARGET, "targets",
              Role.PAST, "past-covariates",
              Role.FUTURE, "future-covariates",
              Role.STATIC, "static-covariates"));

  private static final String INPUTS = "inputs";
  private static final String LAGS = "lags";
  private static final String OBSERVED = "observed";
  private static final String SINCE = "since-observed";
  private static final String EMBEDDINGS = "embeddings";
  private static final String STATICS = "static-scales";
  private static final String MEAN = "mean";
  private static final String DEVIATION = "deviation";

  private ColumnFacts() {}

  static Map<String, Object> tree(List<Column> columns) {
    Map<String, Object> tree = new LinkedHashMap<>();
    KEYS.forEach(
        (role, key) -> {
          List<String> names = names(columns, role);
          if (!names.isEmpty() || role == Role.TARGET || role == Role.PAST) {
            tree.put(key, names);
          }
        });
    return tree;
  }

  static List<String> names(List<Column> columns, Role role) {
    return Column.names(columns.stream().filter(c -> c.role() == role).toList());
  }

  static Map<String, Object> tree(InputChoice choice, Map<String, StaticScale> statics) {
    Map<String, Object> tree = new LinkedHashMap<>();
    if (!choice.equals(InputChoice.NONE)) {
      Map<String, Object> inputs = new LinkedHashMap<>();
      inputs.put(LAGS, choice.lags());
      inputs.put(OBSERVED, choice.observed());
      inputs.put(SINCE, choice.since() == InputChoice.Since.OBSERVED);
      if (!choice.embeddings().isEmpty()) {
        inputs.put(EMBEDDINGS, choice.embeddings());
      }
      tree.put(INPUTS, inputs);
    }
    if (!statics.isEmpty()) {
      Map<String, Object> scales = new LinkedHashMap<>();
      statics.forEach(
          (name, scale) ->
              scales.put(name, Map.of(MEAN, scale.mean(), DEVIATION, scale.deviation())));
      tree.put(STATICS, scales);
    }
    return tree;
  }

  /**
   * Reads the columns back.
   *
   * @param remembered with the levels of those that are categories
   * @throws InputException where one is there and not valid
   */
  static List<Column> columns(Map<String, Object> tree, Remembered remembered) {
    List<Column> columns = new ArrayList<>();
    KEYS.forEach(
        (role, key) -> {
          boolean optional = role == Role.FUTURE || role == Role.STATIC;
          List<String> names =
              optional && !tree.containsKey(key) ? List.of() : ModelCard.texts(tree, key);
          for (String name : names) {
            if (name.isEmpty()) {
              throw new InputException(
                  Place.of(key), "a name is empty", "expected names of columns");
            }
            columns.add(
                remembered.levels().containsKey(name)
                    ? Column.category(name, role, remembered.levels().get(name))
                    : new Column(name, role, Column.Type.NUMBER));
          }
        });
    return List.copyOf(columns);
  }

  /**
   * Reads back what is read beside the columns.
   *
   * @throws InputException where it is there and not valid
   */
  static InputChoice choice(Map<String, Object> tree) {
    if (!tree.containsKey(INPUTS)) {
      return InputChoice.NONE;
    }
    Map<String, Object> inputs = ModelCard.map(tree, INPUTS);
    List<Integer> lags = new ArrayList<>();
    for (Object lag : ModelCard.list(inputs, LAGS)) {
      if (!(lag instanceof Integer steps) || steps < 1) {
        throw new InputException(
            Place.of(INPUTS, LAGS), "one is " + lag, "expected whole numbers above 0");
      }
      lags.add(steps);
    }
    return new InputChoice(
        lags,
        ModelCard.texts(inputs, OBSERVED),
        Boolean.TRUE.equals(inputs.get(SINCE))
            ? InputChoice.Since.OBSERVED
            : InputChoice.Since.NONE,
        embeddings(inputs));
  }

  private static Map<String, Integer> embeddings(Map<String, Object> inputs) {
    Map<String, Integer> embeddings = new LinkedHashMap<>();
    if (inputs.containsKey(EMBEDDINGS)) {
      Map<String, Object> tree = ModelCard.map(inputs, EMBEDDINGS);
      tree.keySet().forEach(name -> embeddings.put(name, ModelCard.count(tree, name)));
    }
    return embeddings;
  }

  /**
   * Reads back what static quantities are measured by.
   *
   * @param columns each static quantity of which has a scale
   * @throws InputException where one is missing or not valid
   */
  static Map<String, StaticScale> statics(Map<String, Object> tree, List<Column> columns) {
    Map<String, StaticScale> statics = new LinkedHashMap<>();
    for (Column column : columns) {
      if (column.role() == Role.STATIC && column.type() == Column.Type.NUMBER) {
        Map<String, Object> scale = ModelCard.map(ModelCard.map(tree, STATICS), column.name());
        if (!(scale.get(MEAN) instanceof Number mean)
            || !(scale.get(DEVIATION) instanceof Number deviation)
            || !(deviation.doubleValue() > 0)) {
          throw new InputException(
              Place.of(STATICS, column.name()),
              "it is " + scale,
              "expected a mean and a deviation above 0");
        }
        statics.put(column.name(), new StaticScale(mean.doubleValue(), deviation.doubleValue()));
      }
    }
    return statics;
  }
}
