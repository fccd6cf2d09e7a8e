package org.rnn4j.forecast.contender;

import java.util.List;
import java.util.Optional;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.series.Column.Role;
import org.rnn4j.api.series.Window;
import org.rnn4j.forecast.prepare.Fold;
import org.rnn4j.forecast.spec.TargetBounds.Bound;
import org.rnn4j.forecast.window.WindowForecaster;

/**
 * A forecaster whose forecasts are brought to the nearest values that the targets can have, as
 * those of a network are where they are scaled back.
 *
 * @param bounds of each target; empty where it can have any value
 */
record Bounded(WindowForecaster forecaster, List<Optional<Bound>> bounds)
    implements WindowForecaster {

  /** The forecaster itself where no target of the data is bounded. */
  static WindowForecaster of(WindowForecaster forecaster, Fold fold) {
    List<Optional<Bound>> bounds =
        fold.dataset().names(Role.TARGET).stream()
            .map(fold.plan().spec().data().bounds()::of)
            .toList();
    return bounds.stream().allMatch(Optional::isEmpty)
        ? forecaster
        : new Bounded(forecaster, bounds);
  }

  @Override
  public Forecast forecast(List<Window> windows) {
    Forecast made = forecaster.forecast(windows);
    double[] values = made.toArray(); // [rows, leads, targets, levels]
    for (int i = 0; i < values.length; i++) {
      double value = values[i];
      int target = i / made.levels().size() % made.targets();
      values[i] = bounds.get(target).map(bound -> bound.nearest(value)).orElse(value);
    }
    return Forecast.owning(made.rows(), made.leads(), made.targets(), made.levels(), values);
  }
}
