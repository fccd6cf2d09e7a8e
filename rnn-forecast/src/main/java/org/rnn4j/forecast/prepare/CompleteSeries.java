package org.rnn4j.forecast.prepare;

import java.util.Optional;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.PluginException;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.forecast.MissingValues;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.spec.SpecPlaces;

/**
 * Decides about values that are missing where nobody said what to do with them, and about infinite
 * ones: they are refused. What comes behind can do with missing values (an input is 0, a target is
 * left out), so a policy that lets them pass is asked here, and where a trained model is asked.
 */
final class CompleteSeries {

  private CompleteSeries() {}

  /**
   * Looks at every value. A file's gaps are dealt with where it is read; what a program gives may
   * still have some.
   *
   * @param policy what becomes of missing values; infinite ones are refused always
   * @param pluginSource what messages call the source of the data, where it is somebody else's
   * @throws InputException naming series, column and time of the first one
   * @throws PluginException where a plugin gave it
   */
  static void require(Dataset dataset, MissingValues policy, Optional<String> pluginSource) {
    for (TimeSeries series : dataset.series()) {
      for (int c = 0; c < series.held(); c++) {
        int start = missingAtStart(series, c);
        if (policy == MissingValues.REJECT && start > 0
            || start == series.length() && c < dataset.targetCount()) {
          throw missingAtStart(series, c, start);
        }
        for (int t = start; t < series.length(); t++) {
          double value = series.value(t, c);
          if (Double.isInfinite(value) || (policy == MissingValues.REJECT && Double.isNaN(value))) {
            throw notFinite(series, c, t, pluginSource);
          }
        }
      }
    }
  }

  private static RuntimeException notFinite(
      TimeSeries series, int column, int step, Optional<String> pluginSource) {
    String place =
        "series "
            + Quoted.of(series.id())
            + ", column "
            + Quoted.of(series.columns().get(column).name());
    double value = series.value(step, column);
    String found = "the value at " + series.time().label(step) + " is " + value;
    return pluginSource.isPresent()
        ? PluginException.wrong(
            SpecPlaces.SOURCE,
            pluginSource.get() + " gave what is no finite number: " + place + ": " + found)
        : new InputException(
            place,
            found,
            Double.isNaN(value)
                ? "fill missing values first, or set missing: mask"
                : "give a finite number");
  }

  private static int missingAtStart(TimeSeries series, int column) {
    int count = 0;
    while (count < series.length() && Double.isNaN(series.value(count, column))) {
      count++;
    }
    return count;
  }

  private static InputException missingAtStart(TimeSeries series, int column, int count) {
    return new InputException(
        "series "
            + Quoted.of(series.id())
            + ", column "
            + Quoted.of(series.columns().get(column).name()),
        count == series.length()
            ? "all values are missing"
            : (count == 1 ? "the first value is" : "the first " + count + " values are")
                + " missing, and there is none before to fill from",
        count == series.length()
            ? "leave it out"
            : "set data.from: "
                + series.time().label(count)
                + (series.width() > 1
                    ? ", or, where one of several columns starts late, write the columns one below"
                        + " the other, with their names in a column for data.id"
                    : ", or cut these rows off"));
  }
}
