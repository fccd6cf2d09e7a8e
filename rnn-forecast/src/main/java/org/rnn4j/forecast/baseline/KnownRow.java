package org.rnn4j.forecast.baseline;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Column.Role;
import org.rnn4j.api.series.Column.Type;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.forecast.calendar.DerivedRows;

/**
 * What is known ahead of a step, as the inputs of a regression: numbers that a series holds in
 * standardized units, a column for each level of a category, and what follows from time as it is.
 */
final class KnownRow {

  /** The value of a column that a series holds, at one step. */
  @FunctionalInterface
  interface Held {
    double value(int column);
  }

  private record Input(int column, int level) {}

  private static final int NUMBER = -1;

  private final List<Input> inputs = new ArrayList<>();
  private final DerivedRows derived;

  KnownRow(List<Column> columns) {
    for (int c = 0; c < columns.size(); c++) {
      Column column = columns.get(c);
      if (column.role() != Role.FUTURE || column.isDerived()) {
        continue;
      }
      if (column.type() == Type.NUMBER) {
        inputs.add(new Input(c, NUMBER));
      }
      for (int level = 0; level < column.levels().size(); level++) {
        inputs.add(new Input(c, level));
      }
    }
    this.derived = new DerivedRows(columns);
  }

  int width() {
    return inputs.size() + derived.width();
  }

  /** Writes the inputs of a step to the beginning of {@code x}; a missing number is its mean. */
  void read(Held held, Moments.Column scale, TimeIndex time, long step, double[] x) {
    for (int i = 0; i < inputs.size(); i++) {
      Input input = inputs.get(i);
      double value = held.value(input.column());
      x[i] =
          input.level() == NUMBER
              ? orMean(scale.standardize(value, input.column()))
              : value == input.level() ? 1 : 0;
    }
    double[] row = derived.at(time, step);
    System.arraycopy(row, 0, x, inputs.size(), row.length);
  }

  /** A number in standardized units, or where it is missing their mean. */
  static double orMean(double standardized) {
    return Double.isNaN(standardized) ? 0 : standardized;
  }
}
