package org.rnn4j.forecast.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.ForecastRequest;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.random.RandomStream;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.network.LayerOptions;
import org.rnn4j.cells.network.Network;
import org.rnn4j.cells.network.Source;

/** What iterative forecasts are by real networks, and what they cost. */
class IterativeContextTest {

  private static final int LOOKBACK = 9;
  private static final int HORIZON = 6;
  private static final int TARGETS = 2;

  private static <T, P extends Provider<T>> T made(Kind<P> kind, String name, Map<String, ?> of) {
    P provider = Registry.installed().find(kind, name);
    return provider.create(Options.of(provider.options(), of));
  }

  private static ForecastStrategy iterative(String context) {
    return made(Kind.STRATEGY, "iterative", Map.of("context", context));
  }

  private static Cell cell(String name) {
    return made(Kind.CELL, name, Map.of("units", TARGETS + 1));
  }

  /** Networks over two targets and a column that is known ahead. */
  private static Map<String, Network> networks() {
    Map<String, Network> networks = new LinkedHashMap<>();
    for (String name : List.of("simple", "lstm", "gru", "sru", "lru", "min-gru", "slstm")) {
      networks.put(name, builder().recurrent(cell(name)).head(TARGETS).build());
    }
    networks.put(
        "skip and residual",
        builder()
            .recurrent(cell("lru"), LayerOptions.standard().residual(true))
            .recurrent(cell("lstm"))
            .reading(Source.output(1), Source.input())
            .head(TARGETS)
            .build());
    return networks;
  }

  private static Network.Builder builder() {
    return Network.builder(TARGETS + 1).seed(3);
  }

  private static Block drawn(int rows, int steps, int width, long key) {
    RandomStream random = RandomStream.of(key);
    float[] values = new float[rows * steps * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (2 * random.nextDouble() - 1);
    }
    return new Block(rows, steps, width, values);
  }

  private static ForecastRequest request(int rows) {
    return new ForecastRequest(
        drawn(rows, LOOKBACK, TARGETS + 1, 1), drawn(rows, HORIZON - 1, TARGETS + 1, 2), TARGETS);
  }

  private static Block forecast(Network network, String context, ForecastRequest request) {
    return new PredictorPool(network, 1, TARGETS)
        .with(predictor -> iterative(context).forecast(predictor, request));
  }

  // Every lead from scratch: the steps from `oldest` on of what is known and forecast so far.
  private static Block fromScratch(Network network, boolean growing, ForecastRequest request) {
    int rows = request.rows();
    int width = TARGETS + 1;
    Block all = Block.zeros(rows, LOOKBACK + HORIZON, width);
    Block forecasts = Block.zeros(rows, HORIZON, TARGETS);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(
          request.history().values(),
          row * LOOKBACK * width,
          all.values(),
          row * all.steps() * width,
          LOOKBACK * width);
    }
    for (int lead = 0; lead < HORIZON; lead++) {
      int oldest = growing ? 0 : lead;
      Block read = Block.zeros(rows, LOOKBACK + lead - oldest, width);
      for (int row = 0; row < rows; row++) {
        System.arraycopy(
            all.values(),
            (row * all.steps() + oldest) * width,
            read.values(),
            row * read.steps() * width,
            read.steps() * width);
      }
      Block said =
          new NetworkPredictor(network.session(), network.outputWidth(), 1, TARGETS).start(read);
      for (int row = 0; row < rows; row++) {
        for (int target = 0; target < TARGETS; target++) {
          forecasts.set(row, lead, target, said.get(row, 0, target));
          all.set(row, LOOKBACK + lead, target, said.get(row, 0, target));
        }
        if (lead < HORIZON - 1) {
          all.set(row, LOOKBACK + lead, TARGETS, request.ahead().get(row, lead, TARGETS));
        }
      }
    }
    return forecasts;
  }

  @Test
  void aGrowingContextIsARunOverTheWholeGrownSequence() {
    networks()
        .forEach(
            (name, network) -> {
              try (network) {
                for (int rows : new int[] {1, 20}) {
                  ForecastRequest request = request(rows);
                  assertThat(forecast(network, "growing", request).values())
                      .as("%s, %d rows", name, rows)
                      .containsExactly(fromScratch(network, true, request).values());
                  assertThat(forecast(network, "sliding", request).values())
                      .as("%s, %d rows", name, rows)
                      .containsExactly(fromScratch(network, false, request).values());
                }
              }
            });
  }

  @Test
  void forecastsAtOnceOfOneNetworkAreThoseOfEachAlone() throws Exception {
    try (Network network = builder().recurrent(cell("lstm")).head(TARGETS).threads(2).build()) {
      PredictorPool pool = new PredictorPool(network, 1, TARGETS);
      List<float[]> alone = new ArrayList<>();
      List<Future<float[]>> together = new ArrayList<>();
      ExecutorService threads = Executors.newFixedThreadPool(4);
      for (int i = 0; i < 40; i++) {
        ForecastRequest request = request(1 + 17 * (i % 4));
        ForecastStrategy strategy = iterative(i % 2 == 0 ? "growing" : "sliding");
        alone.add(forecast(network, i % 2 == 0 ? "growing" : "sliding", request).values());
        together.add(threads.submit(() -> pool.with(p -> strategy.forecast(p, request)).values()));
      }
      for (int i = 0; i < alone.size(); i++) {
        assertThat(Arrays.copyOf(together.get(i).get(), alone.get(i).length))
            .as("forecast %d", i)
            .containsExactly(alone.get(i));
      }
      threads.shutdown();
    }
  }

  @Test
  void aStepOfAnotherNumberOfSequencesIsRefused() {
    try (Network network = builder().recurrent(cell("lstm")).head(TARGETS).build()) {
      NetworkPredictor predictor =
          new NetworkPredictor(network.session(), network.outputWidth(), 1, TARGETS);
      predictor.start(drawn(2, LOOKBACK, TARGETS + 1, 1));
      assertThatThrownBy(() -> predictor.step(drawn(3, 1, TARGETS + 1, 1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("[3, 1, 3] is not one step of 2 sequences");
      assertThatThrownBy(() -> predictor.step(drawn(2, 2, TARGETS + 1, 1)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void manyPathsLeaveFromOnePast() {
    try (Network network = builder().recurrent(cell("lstm")).head(TARGETS).build()) {
      NetworkPredictor predictor =
          new NetworkPredictor(network.session(), network.outputWidth(), 1, TARGETS);
      predictor.start(drawn(2, LOOKBACK, TARGETS + 1, 1));
      Block steps = drawn(3, 1, TARGETS + 1, 5);
      var past = predictor.state();
      predictor.restore(past.select(1, 1, 1));
      float[] paths = predictor.step(steps).values().clone();
      for (int path = 0; path < 3; path++) {
        predictor.restore(past.select(1));
        int from = path * (TARGETS + 1);
        float[] own = Arrays.copyOfRange(steps.values(), from, from + TARGETS + 1);
        assertThat(predictor.step(new Block(1, 1, TARGETS + 1, own)).values())
            .containsExactly(paths[2 * path], paths[2 * path + 1]);
      }
    }
  }
}
