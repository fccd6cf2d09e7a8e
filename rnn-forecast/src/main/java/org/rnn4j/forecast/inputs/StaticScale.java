package org.rnn4j.forecast.inputs;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Column.Role;
import org.rnn4j.api.series.Column.Type;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.window.Parts;

/**
 * What a static quantity is measured by: its mean and deviation over the series that training has
 * something of, whatever the scaler of the columns is, since there is one value for a series.
 *
 * @param deviation above 0; 1 where the values do not differ
 */
public record StaticScale(double mean, double deviation) {

  public StaticScale {
    if (!Double.isFinite(mean) || !(deviation > 0 && deviation < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("mean " + mean + " and deviation " + deviation);
    }
  }

  /** Of every static quantity, by its name. */
  public static Map<String, StaticScale> ofAll(Parts parts) {
    List<Column> columns = parts.dataset().columns();
    Map<String, StaticScale> scales = new LinkedHashMap<>();
    for (int c = 0; c < columns.size(); c++) {
      Column column = columns.get(c);
      if (column.role() == Role.STATIC && column.type() == Type.NUMBER) {
        scales.put(column.name(), of(parts, c));
      }
    }
    return scales;
  }

  private static StaticScale of(Parts parts, int column) {
    double[] values = new double[parts.dataset().series().size()];
    int count = 0;
    for (int s = 0; s < values.length; s++) {
      TimeSeries series = parts.dataset().series().get(s);
      double value = series.staticValue(column);
      if (parts.to(s, Part.TRAIN) > 0 && !Double.isNaN(value)) {
        values[count++] = value;
      }
    }
    double[] known = Arrays.copyOf(values, count);
    double mean = Arrays.stream(known).average().orElse(0);
    double square = Arrays.stream(known).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    double deviation = Math.sqrt(square);
    return new StaticScale(mean, deviation > 0 ? deviation : 1);
  }

  double scaled(double value) {
    return (value - mean) / deviation;
  }
}
