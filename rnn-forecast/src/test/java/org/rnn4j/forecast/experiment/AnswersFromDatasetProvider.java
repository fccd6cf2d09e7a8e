package org.rnn4j.forecast.experiment;

import org.rnn4j.api.forecast.Baseline;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.spi.BaselineProvider;

/**
 * A baseline that looks its answers up in the dataset of its task; where they are not there it
 * repeats the last value.
 */
public final class AnswersFromDatasetProvider implements BaselineProvider {

  /** For the service loader. */
  public AnswersFromDatasetProvider() {}

  @Override
  public String name() {
    return "answers-from-dataset";
  }

  @Override
  public String summary() {
    return "Looks its answers up.";
  }

  @Override
  public Baseline create(Options options) {
    return task -> {
      Dataset dataset = task.dataset();
      return (history, ahead) ->
          Forecast.of(
              ahead.horizon(),
              1,
              (lead, target) -> {
                double there = answer(dataset, history.seriesId(), history.length() + lead - 1);
                return Double.isNaN(there) ? history.last(1, 0) : there;
              });
    };
  }

  private static double answer(Dataset dataset, String id, int step) {
    for (TimeSeries series : dataset.series()) {
      if (series.id().equals(id) && step < series.length()) {
        return series.value(step, 0);
      }
    }
    return Double.NaN;
  }
}
