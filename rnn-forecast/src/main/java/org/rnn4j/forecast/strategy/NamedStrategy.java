package org.rnn4j.forecast.strategy;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.error.PluginException;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.ForecastRequest;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Predictor;
import org.rnn4j.api.forecast.Reach;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.forecast.spec.Component;

/**
 * A strategy of which it is known where it is from: what it gives is looked at, and what its
 * contract does not allow is said to be its own.
 */
public final class NamedStrategy implements ForecastStrategy {

  private final String named;
  private final ForecastStrategy strategy;

  private NamedStrategy(String named, ForecastStrategy strategy) {
    this.named = named;
    this.strategy = Objects.requireNonNull(strategy, "strategy");
  }

  /**
   * The strategy that a spec names.
   *
   * @throws PluginException if its provider makes nothing
   */
  public static ForecastStrategy of(Component<ForecastStrategy> named) {
    return new NamedStrategy(named.named(), named.make());
  }

  @Override
  public Outputs outputs() {
    return given(strategy.outputs(), "outputs");
  }

  @Override
  public List<Integer> trainedLeads(int horizon) {
    List<Integer> leads = given(strategy.trainedLeads(horizon), "trainedLeads");
    Set<Integer> distinct = new HashSet<>();
    for (Integer lead : leads) {
      if (lead == null || lead < 1 || lead > horizon || !distinct.add(lead)) {
        throw wrong(
            "trains on the lead " + lead + " of " + leads + ", not on distinct ones to " + horizon);
      }
    }
    if (leads.isEmpty()) {
      throw wrong("trains on no leads");
    }
    if (reach() == Reach.HORIZON && !leads.equals(List.of(1))) {
      throw wrong("reads on over the horizon and trains on the leads " + leads + ", not on 1");
    }
    return leads;
  }

  @Override
  public List<Integer> leads(int horizon) {
    List<Integer> leads = given(strategy.leads(horizon), "leads");
    int before = 0;
    for (Integer lead : leads) {
      if (lead == null || lead <= before || lead > horizon) {
        throw wrong(
            "gave the lead " + lead + " after " + before + ", not ascending ones to " + horizon);
      }
      before = lead;
    }
    if (leads.isEmpty()) {
      throw wrong("gave no leads");
    }
    return leads;
  }

  @Override
  public boolean feedsBack() {
    return strategy.feedsBack();
  }

  @Override
  public Reach reach() {
    return given(strategy.reach(), "reach");
  }

  @Override
  public boolean goesOn() {
    return strategy.goesOn();
  }

  @Override
  public Block forecast(Predictor predictor, ForecastRequest request) {
    Block forecast = given(strategy.forecast(predictor, request), "forecast");
    int leads = leads(request.horizon()).size();
    if (forecast.rows() != request.rows()
        || forecast.steps() != leads
        || forecast.width() != request.targets()) {
      throw wrong(
          "gave forecasts of the shape "
              + shape(forecast.rows(), forecast.steps(), forecast.width())
              + ", not the rows, leads and targets "
              + shape(request.rows(), leads, request.targets()));
    }
    return forecast;
  }

  private static String shape(int rows, int steps, int width) {
    return "[" + rows + ", " + steps + ", " + width + "]";
  }

  private <T> T given(T result, String call) {
    if (result == null) {
      throw wrong("returned null from " + call);
    }
    return result;
  }

  private PluginException wrong(String what) {
    return PluginException.wrong(Place.none(), named + " " + what);
  }
}
