package org.rnn4j.forecast.inputs;

import java.util.List;
import java.util.OptionalInt;
import org.rnn4j.api.series.Column;

/** One or several numbers that a network reads at a step. */
sealed interface Feature {

  /** What a network reads of a value that is not known. */
  float UNKNOWN = 0;

  /** How many numbers it is. */
  default int width() {
    return 1;
  }

  /** The column whose categories it tells from each other; empty where it is something else. */
  default OptionalInt category() {
    return OptionalInt.empty();
  }

  /** How many steps before the step at which it is read it lies. */
  default int back() {
    return 0;
  }

  /** Whether it lies behind the step at which it is read. */
  default boolean isAhead() {
    return false;
  }

  /**
   * Writes it for {@code count} steps: number {@code i} of the step at {@code from + t} goes to
   * {@code destination[offset + t * stepStride + i * featureStride]}.
   */
  void read(
      Known known,
      int from,
      int count,
      float[] destination,
      int offset,
      int stepStride,
      int featureStride);

  /** What it is, one name for each number. */
  List<String> names(List<Column> columns);

  private static String named(List<Column> columns, int column, int ahead) {
    String name = columns.get(column).name();
    return ahead == 0 ? name : name + (ahead > 0 ? "+" : "") + ahead;
  }

  /**
   * The scaled value of a column, some steps ahead; 0 where it is not known.
   *
   * @param ahead steps behind the one at which it is read; negative where it lies before it
   */
  record Value(int column, int ahead) implements Feature {
    @Override
    public boolean isAhead() {
      return ahead > 0;
    }

    @Override
    public int back() {
      return Math.max(0, -ahead);
    }

    @Override
    public void read(
        Known known,
        int from,
        int count,
        float[] destination,
        int offset,
        int stepStride,
        int featureStride) {
      known.copy(column, from + ahead, count, destination, offset, stepStride);
      for (int t = 0; t < count; t++) {
        int at = offset + t * stepStride;
        if (Float.isNaN(destination[at])) {
          destination[at] = UNKNOWN;
        }
      }
    }

    @Override
    public List<String> names(List<Column> columns) {
      return List.of(named(columns, column, ahead));
    }
  }

  /**
   * A column of categories, some steps ahead: 1 in the place of the one that is there and 0
   * elsewhere, which is everywhere where it is missing or not known.
   */
  record OneHot(int column, int ahead, int levels) implements Feature {
    @Override
    public boolean isAhead() {
      return ahead > 0;
    }

    @Override
    public OptionalInt category() {
      return OptionalInt.of(column);
    }

    @Override
    public int width() {
      return levels;
    }

    @Override
    public void read(
        Known known,
        int from,
        int count,
        float[] destination,
        int offset,
        int stepStride,
        int featureStride) {
      float[] codes = new float[count];
      known.copy(column, from + ahead, count, codes, 0, 1);
      for (int t = 0; t < count; t++) {
        for (int level = 0; level < levels; level++) {
          destination[offset + t * stepStride + level * featureStride] = codes[t] == level ? 1 : 0;
        }
      }
    }

    @Override
    public List<String> names(List<Column> columns) {
      return ofLevels(named(columns, column, ahead), columns.get(column));
    }
  }

  private static List<String> ofLevels(String name, Column column) {
    return column.levels().stream().map(level -> name + "=" + level).toList();
  }

  /**
   * Whether a value was observed, 1 or 0.
   *
   * @param fedBack what it is where the network reads a forecast in its place
   */
  record Observed(int column, int ahead, int fedBack) implements Feature {
    @Override
    public boolean isAhead() {
      return ahead > 0;
    }

    @Override
    public void read(
        Known known,
        int from,
        int count,
        float[] destination,
        int offset,
        int stepStride,
        int featureStride) {
      for (int t = 0; t < count; t++) {
        int position = from + t + ahead;
        boolean observed = known.isObserved(column, position);
        destination[offset + t * stepStride] =
            observed ? 1 : from + t >= 0 && ahead == 0 ? fedBack : 0;
      }
    }

    @Override
    public List<String> names(List<Column> columns) {
      return List.of("observed " + named(columns, column, ahead));
    }
  }

  /**
   * How long ago a column was last observed: steps, as a share of the lookback and at most 1.
   *
   * @param feedsBack whether behind the cutoff the network reads forecasts, which are as good as
   *     observed
   */
  record Since(int column, int lookback, boolean feedsBack) implements Feature {
    @Override
    public void read(
        Known known,
        int from,
        int count,
        float[] destination,
        int offset,
        int stepStride,
        int featureStride) {
      int since = 0;
      while (since < lookback && !isObserved(known, from - 1 - since)) {
        since++;
      }
      for (int t = 0; t < count; t++) {
        since = isObserved(known, from + t) ? 0 : Math.min(since + 1, lookback);
        destination[offset + t * stepStride] = (float) since / lookback;
      }
    }

    private boolean isObserved(Known known, int position) {
      return position >= 0 && feedsBack || known.isObserved(column, position);
    }

    @Override
    public List<String> names(List<Column> columns) {
      return List.of("since observed " + columns.get(column).name());
    }
  }

  /** A static quantity, measured in deviations from its mean; 0 where it is missing. */
  record Fixed(int column, StaticScale scale) implements Feature {
    @Override
    public void read(
        Known known,
        int from,
        int count,
        float[] destination,
        int offset,
        int stepStride,
        int featureStride) {
      double value = known.staticValue(column);
      float scaled = Double.isNaN(value) ? UNKNOWN : (float) scale.scaled(value);
      for (int t = 0; t < count; t++) {
        destination[offset + t * stepStride] = scaled;
      }
    }

    @Override
    public List<String> names(List<Column> columns) {
      return List.of(columns.get(column).name());
    }
  }

  /** A static category, as {@link OneHot}. */
  record FixedOneHot(int column, int levels) implements Feature {
    @Override
    public OptionalInt category() {
      return OptionalInt.of(column);
    }

    @Override
    public int width() {
      return levels;
    }

    @Override
    public void read(
        Known known,
        int from,
        int count,
        float[] destination,
        int offset,
        int stepStride,
        int featureStride) {
      double code = known.staticValue(column);
      for (int t = 0; t < count; t++) {
        for (int level = 0; level < levels; level++) {
          destination[offset + t * stepStride + level * featureStride] = code == level ? 1 : 0;
        }
      }
    }

    @Override
    public List<String> names(List<Column> columns) {
      return ofLevels(columns.get(column).name(), columns.get(column));
    }
  }

  /** Whether a step lies behind the cutoff, 1 or 0. */
  record Beyond() implements Feature {
    @Override
    public void read(
        Known known,
        int from,
        int count,
        float[] destination,
        int offset,
        int stepStride,
        int featureStride) {
      for (int t = 0; t < count; t++) {
        destination[offset + t * stepStride] = from + t >= 0 ? 1 : 0;
      }
    }

    @Override
    public List<String> names(List<Column> columns) {
      return List.of("behind the cutoff");
    }
  }

  /** The names of several, one for each number. */
  static List<String> names(List<Feature> features, List<Column> columns) {
    return features.stream().flatMap(feature -> feature.names(columns).stream()).toList();
  }
}
