package org.rnn4j.forecast.scale;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.series.History;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.window.Parts;

/**
 * What a strategy demands of a scaling that goes by what is known at a cutoff, found out by trying
 * at cutoffs of the training part: such a scaler does not say how it goes by it. At one of them it
 * may give what it gave at the one before, because the values are the same by chance; so it is
 * tried at many, of every series.
 */
public final class StrategyDemands {

  private static final int TRIES = 2000; // of all series together, at least one of each
  private static final int COMPARED = 32; // last steps of a window

  private final Place place;
  private final Scaling scaling;
  private final ForecastStrategy strategy;

  private StrategyDemands(Place place, Scaling scaling, ForecastStrategy strategy) {
    this.place = place;
    this.scaling = scaling;
    this.strategy = strategy;
  }

  /**
   * Refuses a scaling that cannot go back from the leads that a strategy gives out, and one that
   * shows at each step of a lookback what is known at its end alone, where a network is trained at
   * each of these steps.
   *
   * @param place of the scaler in a spec
   * @param parts that it was fitted to
   * @throws InputException naming the column
   */
  public static void require(
      Place place, Scaling scaling, Parts parts, ForecastStrategy strategy, int horizon) {
    StrategyDemands demands = new StrategyDemands(place, scaling, strategy);
    List<TimeSeries> all = parts.dataset().series();
    int tries = Math.max(1, TRIES / all.size());
    IntStream.range(0, all.size())
        .filter(s -> parts.to(s, Part.TRAIN) > 1)
        .forEach(
            s -> demands.require(all.get(s).observed(), parts.to(s, Part.TRAIN), tries, horizon));
  }

  private void require(TimeSeries series, int end, int tries, int horizon) {
    History history = new Window(series, end, 1).history();
    for (int column = 0; column < series.held(); column++) {
      if (!(scaling.of(series.id(), column) instanceof Scaler.Fixed)) {
        if (strategy.outputs() == Outputs.EVERY_STEP) {
          for (int at = end; at > Math.max(1, end - tries); at--) {
            requireSteady(series, at, column);
          }
        }
        if (column < history.targets()) {
          requireLeads(history, column, horizon);
        }
      }
    }
  }

  private void requireSteady(TimeSeries series, int end, int column) {
    int steps = Math.min(end - 1, COMPARED);
    double[] before = scaling.known(new Window(series, end - 1, 1).history(), column, steps);
    double[] after = scaling.known(new Window(series, end, 1).history(), column, steps + 1);
    if (!Arrays.equals(before, Arrays.copyOf(after, steps))) {
      throw new InputException(
          place,
          "it scales "
              + Scaling.place("", series.columns().get(column).name())
              + " by what is known at the end of each window, and the strategy trains at every step"
              + " of a window, where that is not known yet",
          "take the strategy direct, or a scaler that does not go by the window");
    }
  }

  private void requireLeads(History history, int column, int horizon) {
    List<Integer> leads = strategy.leads(horizon);
    List<Integer> all = IntStream.rangeClosed(1, leads.get(leads.size() - 1)).boxed().toList();
    double[] some = scaling.unscaled(history, column, leads, l -> 0);
    double[] whole = scaling.unscaled(history, column, all, l -> 0);
    for (int l = 0; l < some.length; l++) {
      if (Double.isNaN(some[l]) && !Double.isNaN(whole[leads.get(l) - 1])) {
        throw new InputException(
            place,
            "it adds up what is forecast of "
                + Scaling.place("", scaling.columns().get(column).name())
                + " lead by lead, and the strategy does not forecast each lead before "
                + leads.get(l),
            "take the strategy direct or iterative, or a scaler that takes each value for itself");
      }
    }
  }
}
