package org.rnn4j.forecast.prepare;

import java.util.Optional;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.PluginException;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.spec.SpecPlaces;

/**
 * Decides about values that are missing where nobody said what to do with them, and about infinite
 * ones: they are refused. What comes behind can do with missing values (an input is 0, a target is
 * left out), so a policy that lets them pass is asked here and nowhere else.
 */
final class CompleteSeries {

  private CompleteSeries() {}

  /**
   * Looks at every value. A file's gaps are dealt with where it is read; what a program gives may
   * still have some.
   *
   * @param pluginSource what messages call the source of the data, where it is somebody else's
   * @throws InputException naming series, column and time of the first one
   * @throws PluginException where a plugin gave it
   */
  static void require(Dataset dataset, Optional<String> pluginSource) {
    for (TimeSeries series : dataset.series()) {
      for (int c = 0; c < series.held(); c++) {
        for (int t = 0; t < series.length(); t++) {
          if (t == 0 && Double.isNaN(series.value(t, c))) {
            throw missingAtStart(series, c);
          }
          if (!Double.isFinite(series.value(t, c))) {
            String place =
                "series "
                    + Quoted.of(series.id())
                    + ", column "
                    + Quoted.of(series.columns().get(c).name());
            String value = "the value at " + series.time().label(t) + " is " + series.value(t, c);
            if (pluginSource.isPresent()) {
              throw PluginException.wrong(
                  SpecPlaces.SOURCE,
                  pluginSource.get() + " gave what is no finite number: " + place + ": " + value);
            }
            throw new InputException(
                place,
                value,
                Double.isNaN(series.value(t, c))
                    ? "fill missing values first"
                    : "give a finite number");
          }
        }
      }
    }
  }

  private static InputException missingAtStart(TimeSeries series, int column) {
    int count = 1;
    while (count < series.length() && Double.isNaN(series.value(count, column))) {
      count++;
    }
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
