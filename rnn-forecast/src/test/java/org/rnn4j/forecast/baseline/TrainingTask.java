package org.rnn4j.forecast.baseline;

import java.util.List;
import java.util.Map;
import org.rnn4j.api.forecast.BaselineTask;
import org.rnn4j.api.forecast.FittedForecaster;
import org.rnn4j.api.forecast.SplitUnit;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.Window;
import org.rnn4j.api.spi.BaselineProvider;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.window.Parts;

/** What a baseline is given in a run. */
public record TrainingTask(Parts parts, int lookback, int horizon) implements BaselineTask {

  @Override
  public Dataset dataset() {
    return parts.trainingAlone().dataset();
  }

  @Override
  public SplitUnit splitUnit() {
    return parts.unit();
  }

  @Override
  public List<Window> trainingWindows() {
    return parts.trainingAlone().windows(Part.TRAIN, lookback, horizon);
  }

  /** A fitted baseline. */
  public FittedForecaster fit(BaselineProvider provider, Map<String, ?> options) {
    return provider.create(Options.of(provider.options(), options)).fit(this);
  }
}
