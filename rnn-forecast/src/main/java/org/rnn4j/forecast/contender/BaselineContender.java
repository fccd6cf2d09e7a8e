package org.rnn4j.forecast.contender;

import java.util.Optional;
import org.rnn4j.api.forecast.Baseline;
import org.rnn4j.api.forecast.FittedForecaster;
import org.rnn4j.forecast.compare.LeakageGuard;
import org.rnn4j.forecast.network.FiniteForecasts.NoNumber;
import org.rnn4j.forecast.prepare.Fold;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.spec.Component;
import org.rnn4j.forecast.window.WindowForecaster;

/**
 * A baseline as a contender.
 *
 * @param name what it is called in results
 * @param baseline made anew for each fit, so that none finds what another has left
 */
record BaselineContender(String name, Component<Baseline> baseline) implements Contender {

  private static final int REFITTED_WINDOWS = 500; // for the guard alone

  @Override
  public String stage() {
    return stage(name);
  }

  /** What is done while a baseline learns. */
  static String stage(String name) {
    return "fitting baseline " + name;
  }

  @Override
  public Fitted fit(Fold fold, ProgressListener progress) {
    FoldTask task = new FoldTask(fold);
    LeakageGuard.Fitting again =
        data ->
            Contenders.naming(
                name,
                () -> Bounded.of(WindowForecaster.of(fit(task.on(data, REFITTED_WINDOWS))), fold));
    return new Fitted(
        name,
        Bounded.of(WindowForecaster.of(fit(task)), fold),
        NoNumber.NO_FORECAST, // as in the first season
        window -> "it overflows, though what it forecasts from is finite",
        Optional.of(again),
        Optional.empty());
  }

  private FittedForecaster fit(FoldTask task) {
    return new NamedForecaster(baseline.named(), baseline.given(baseline.make().fit(task), "fit"));
  }
}
