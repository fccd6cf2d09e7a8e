package org.rnn4j.forecast.conformance;

import static org.rnn4j.api.conformance.ConformanceException.require;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rnn4j.api.conformance.ConformanceException;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.ForecastRequest;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Predictor;
import org.rnn4j.api.forecast.Reach;
import org.rnn4j.forecast.conformance.Case.Beyond;
import org.rnn4j.forecast.conformance.Case.Covariates;

/** What a strategy makes of a network that stands in for a trained one. */
final class ModelChecks {

  private static final int ROWS = 5;
  private static final float MARK = 1e6f; // inputs are below 1
  private static final double TOLERANCE = 1e-4; // of a perfect forecast, beside 1000
  private static final int PATIENCE_MILLIS = 2000;

  private ModelChecks() {}

  private static Block forecast(ForecastStrategy strategy, Case c, ForecastRequest request) {
    return c.forecast(strategy, Networks.mixing(strategy, c), request);
  }

  /** What can be seen of a strategy: leads and forecasts of all cases. */
  static Object behaviour(ForecastStrategy strategy) {
    List<Object> seen = new ArrayList<>();
    seen.add(strategy.feedsBack());
    seen.add(strategy.goesOn());
    seen.add(strategy.outputs());
    seen.add(strategy.reach());
    for (Case c : Case.of(strategy)) {
      seen.add(strategy.trainedLeads(c.horizon()));
      seen.add(strategy.leads(c.horizon()));
      Block forecast = forecast(strategy, c, c.request(2, 1));
      for (int row = 0; row < forecast.rows(); row++) {
        for (int lead = 0; lead < forecast.steps(); lead++) {
          seen.add(forecast.get(row, lead, 0));
        }
      }
    }
    return seen;
  }

  static void networkInputs(StrategyVariant v) {
    for (Case c : v.cases()) {
      ForecastStrategy strategy = v.create();
      c.forecast(
          strategy,
          new Networks.Watched(Networks.marking(strategy, c, MARK)) {
            @Override
            void reads(Block inputs) {
              requireTrainedOn(inputs, c, strategy.feedsBack());
            }

            @Override
            void goesOn() {
              require(strategy.goesOn(), "the network is made to go on, but goesOn() is false");
            }
          },
          c.request(ROWS, 1));
    }
  }

  private static void requireTrainedOn(Block block, Case c, boolean feedsBack) {
    require(
        block.rows() > 0 && block.steps() > 0 && block.width() == c.inputs(),
        "the network is given [%d, %d, %d], and was trained on [rows, %d, %d]",
        block.rows(),
        block.steps(),
        block.width(),
        c.lookback(),
        c.inputs());
    for (int row = 0; row < block.rows(); row++) {
      for (int t = 0; t < block.steps(); t++) {
        for (int f = 0; f < block.width(); f++) {
          float number = block.get(row, t, f);
          require(!Float.isNaN(number), "the network is given NaN");
          require(
              feedsBack || Math.abs(number) < MARK / 1000,
              "the network is given its own forecasts, but feedsBack() is false");
        }
      }
    }
  }

  static void perfectNetwork(StrategyVariant v) {
    for (Case c : v.cases()) {
      if (c.lookback() > 1) { // a line takes two steps
        requireStraight(v.create(), c);
      }
    }
  }

  // Every target of every row is a line of its own.
  private static void requireStraight(ForecastStrategy strategy, Case c) {
    ForecastRequest request = c.request(ROWS, 1);
    for (int row = 0; row < ROWS; row++) {
      for (int t = 0; t < c.lookback(); t++) {
        for (int target = 0; target < c.targets(); target++) {
          request.history().set(row, t, target, line(row, t, target));
        }
      }
      for (int t = 0; c.covariates() == Covariates.ALL && t < c.lookback() + c.horizon() - 1; t++) {
        if (t < c.lookback()) {
          request.history().set(row, t, c.known(), t);
        } else if (c.beyond() != Beyond.NOTHING) {
          request.ahead().set(row, t - c.lookback(), c.known(), t);
        }
      }
    }
    c.fit(request);
    Block forecast = c.forecast(strategy, Networks.straight(strategy, c), request);
    List<Integer> leads = strategy.leads(c.horizon());
    for (int row = 0; row < ROWS; row++) {
      for (int l = 0; l < leads.size(); l++) {
        for (int target = 0; target < c.targets(); target++) {
          float right = line(row, c.lookback() - 1 + leads.get(l), target);
          float given = forecast.get(row, l, target);
          require(
              Math.abs(given - right) <= TOLERANCE * 1000,
              "%s: the forecast of lead %d, target %d in row %d is %s, and with this network %s is"
                  + " right",
              c,
              leads.get(l),
              target,
              row,
              given,
              right);
        }
      }
    }
  }

  private static float line(int row, int t, int target) {
    return 10 * row + 100 * target + (1 + row + 3 * target) * t;
  }

  static void atOnce(StrategyVariant v) {
    for (Case c : v.cases()) {
      ForecastStrategy strategy = v.create();
      boolean allLeads = strategy.trainedLeads(c.horizon()).equals(strategy.leads(c.horizon()));
      ForecastRequest request = c.request(ROWS, 1);
      if (allLeads && !strategy.feedsBack()) {
        c.requireSame(
            Networks.mixing(strategy, c).start(request.history()),
            forecast(strategy, c, request),
            "of the forecast beside what the network gives out for the lookback");
      }
      if (strategy.reach() == Reach.HORIZON) {
        c.requireSame(
            readOn(Networks.mixing(strategy, c), request),
            forecast(strategy, c, request),
            "of the forecast beside what the network gives out as it reads on");
      }
    }
  }

  private static Block readOn(Predictor network, ForecastRequest request) {
    Block given = Block.zeros(request.rows(), request.horizon(), request.targets());
    Block said = network.start(request.history());
    for (int lead = 1; lead <= request.horizon(); lead++) {
      for (int row = 0; row < request.rows(); row++) {
        for (int target = 0; target < request.targets(); target++) {
          given.set(row, lead - 1, target, said.get(row, 0, target));
        }
      }
      if (lead < request.horizon()) {
        Block next = Block.zeros(request.rows(), 1, request.ahead().width());
        for (int row = 0; row < request.rows(); row++) {
          for (int input = 0; input < next.width(); input++) {
            next.set(row, 0, input, request.ahead().get(row, lead - 1, input));
          }
        }
        said = network.step(next);
      }
    }
    return given;
  }

  static void batchIndependence(StrategyVariant v) {
    for (Case c : v.cases()) {
      ForecastStrategy strategy = v.create();
      ForecastRequest inputs = c.request(ROWS, 1);
      Block all = forecast(strategy, c, inputs);
      for (int row = 0; row < ROWS; row++) {
        ForecastRequest alone = Case.rows(inputs, row);
        c.requireSameRow(all, row, forecast(strategy, c, alone), 0, "of a row by itself");
      }
      Block turned = forecast(strategy, c, Case.rows(inputs, 4, 3, 2, 1, 0));
      for (int row = 0; row < ROWS; row++) {
        c.requireSameRow(all, row, turned, ROWS - 1 - row, "of a row in another place");
      }
    }
  }

  static void determinism(StrategyVariant v) {
    ForecastStrategy used = v.create();
    for (Case c : v.cases()) {
      ForecastRequest inputs = c.request(ROWS, 1);
      Block fresh = forecast(v.create(), c, inputs);
      forecast(used, c, c.request(ROWS + 2, 2));
      c.requireSame(fresh, forecast(used, c, inputs), "after other forecasts");
      c.requireSame(fresh, forecast(used, c, inputs), "the second time");
    }
  }

  // Whenever the network is asked, another thread makes a whole forecast before it reads.
  static void threads(StrategyVariant v) {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    AtomicBoolean isFree = new AtomicBoolean(true);
    try {
      for (Case c : v.cases()) {
        ForecastStrategy strategy = v.create();
        ForecastRequest inputs = c.request(ROWS, 1);
        Block alone = forecast(v.create(), c, inputs);
        Block disturbed =
            c.forecast(
                strategy,
                new Networks.Watched(Networks.mixing(strategy, c)) {
                  @Override
                  void reads(Block block) {
                    if (isFree.get()) {
                      isFree.set(
                          ends(thread.submit(() -> forecast(strategy, c, c.request(ROWS, 2)))));
                    }
                  }

                  @Override
                  void goesOn() {
                    // Whether it may is another check's.
                  }
                },
                inputs);
        c.requireSame(alone, disturbed, "while another thread forecasts");
      }
    } finally {
      thread.shutdownNow();
    }
  }

  // It does not where a strategy lets one thread in at a time, which is slow, but right.
  private static boolean ends(Future<?> other) {
    try {
      other.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new ConformanceException(
          "beside another thread, " + ConformanceException.words(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConformanceException("interrupted", e);
    }
  }
}
