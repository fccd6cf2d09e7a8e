package org.rnn4j.forecast.conformance;

import static org.rnn4j.api.conformance.ConformanceException.require;

import java.util.HashSet;
import java.util.List;
import org.rnn4j.api.conformance.ConformanceException;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.ForecastRequest;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Reach;

/** What a strategy says it gives, and that it gives that. */
final class LayoutChecks {

  private static final int ROWS = 3;

  private LayoutChecks() {}

  static void horizons(StrategyVariant v) {
    ForecastStrategy strategy = v.create();
    for (int horizon = 1; horizon <= Case.LONGEST_HORIZON; horizon++) {
      List<Integer> trained;
      List<Integer> leads;
      try {
        leads = strategy.leads(horizon);
        trained = strategy.trainedLeads(horizon);
      } catch (InputException e) {
        continue; // in words
      } catch (RuntimeException e) {
        throw new ConformanceException(
            "the horizon "
                + horizon
                + " is refused with "
                + e
                + "; throw an InputException that says what to do",
            e);
      }
      requireTrainable(trained, horizon);
      requireAscending(leads, horizon);
      requireReadingOn(strategy, leads, trained, horizon);
      require(
          trained.equals(strategy.trainedLeads(horizon))
              && leads.equals(v.create().leads(horizon))
              && strategy.outputs() == v.create().outputs()
              && strategy.reach() == v.create().reach(),
          "outputs, reach or leads of the horizon %d change from call to call",
          horizon);
    }
    require(
        !Case.horizons(strategy).isEmpty(),
        "every horizon from 1 to %d is refused",
        Case.LONGEST_HORIZON);
  }

  private static void requireTrainable(List<Integer> leads, int horizon) {
    require(
        !leads.isEmpty() && leads.stream().allMatch(lead -> lead >= 1 && lead <= horizon),
        "for the horizon %d the network is trained on the leads %s, beyond its windows",
        horizon,
        leads);
    require(
        new HashSet<>(leads).size() == leads.size(),
        "for the horizon %d the network gives out the leads %s, one of them twice",
        horizon,
        leads);
  }

  private static void requireReadingOn(
      ForecastStrategy strategy, List<Integer> leads, List<Integer> trained, int horizon) {
    if (strategy.reach() == Reach.HORIZON) {
      require(
          trained.equals(List.of(1)),
          "the network reads on over the horizon, and is trained on the leads %s instead of 1",
          trained);
      require(
          leads.size() == horizon,
          "the network reads on over the horizon of %d, and the leads are %s",
          horizon,
          leads);
      require(
          strategy.goesOn() && !strategy.feedsBack(),
          "a network that reads on over the horizon goes on and is fed nothing back, but goesOn()"
              + " is %s and feedsBack() is %s",
          strategy.goesOn(),
          strategy.feedsBack());
    }
  }

  private static void requireAscending(List<Integer> leads, int horizon) {
    int before = 0;
    for (int lead : leads) {
      require(
          lead > before && lead <= horizon,
          "for the horizon %d the leads are %s; they must ascend from 1 or more to %d or less",
          horizon,
          leads,
          horizon);
      before = lead;
    }
    require(before > 0, "for the horizon %d there are no leads", horizon);
  }

  static void shapes(StrategyVariant v) {
    for (Case c : v.cases()) {
      ForecastStrategy strategy = v.create();
      ForecastRequest request = c.request(ROWS, 1);
      ForecastRequest before = c.request(ROWS, 1);
      Block forecast = c.forecast(strategy, Networks.mixing(strategy, c), request);
      c.requireSame(
          before.history(), request.history(), "after the forecast the inputs have changed");
      c.requireSame(
          before.ahead(), request.ahead(), "after the forecast what is known ahead has changed");
      for (int row = 0; row < ROWS; row++) {
        for (int lead = 0; lead < forecast.steps(); lead++) {
          for (int target = 0; target < c.targets(); target++) {
            float number = forecast.get(row, lead, target);
            require(
                Float.isFinite(number),
                "%s: number %d of target %d in row %d is %s",
                c,
                lead,
                target,
                row,
                number);
          }
        }
      }
    }
  }
}
