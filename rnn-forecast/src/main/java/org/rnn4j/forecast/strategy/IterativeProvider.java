package org.rnn4j.forecast.strategy;

import java.util.List;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.ForecastRequest;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Predictor;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.ForecastStrategyProvider;

/**
 * {@code iterative}: trained on the next value; each forecast becomes the next input, until the
 * horizon is reached. Every input must be a target or known ahead, because nothing else is known
 * beyond the cutoff.
 */
public final class IterativeProvider implements ForecastStrategyProvider {

  /** What the network has read when it says the next value. */
  enum Context {
    /** As many steps as in training: the oldest one goes when a forecast is appended. */
    SLIDING,
    /** The lookback and all forecasts so far: the network goes on from what it remembers. */
    GROWING
  }

  static final Option<Context> CONTEXT =
      Option.choice("context", Context.class)
          .defaultsTo(Context.SLIDING)
          .doc(
              "Whether a forecast takes the place of the lookback's oldest step, or the network"
                  + " goes on from what it remembers, which takes a fraction of the time.");

  /** For the registry. */
  public IterativeProvider() {}

  @Override
  public String name() {
    return "iterative";
  }

  @Override
  public List<String> otherNames() {
    return List.of("recursive", "autoregressive");
  }

  @Override
  public String summary() {
    return "Trained on the next value; forecasts are fed back until the horizon is reached.";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(CONTEXT);
  }

  @Override
  public ForecastStrategy create(Options options) {
    return new Iterative(options.get(CONTEXT));
  }

  private record Iterative(Context context) implements ForecastStrategy {

    @Override
    public List<Integer> trainedLeads(int horizon) {
      return List.of(1);
    }

    @Override
    public boolean feedsBack() {
      return true;
    }

    @Override
    public boolean goesOn() {
      return context == Context.GROWING;
    }

    @Override
    public Block forecast(Predictor predictor, ForecastRequest request) {
      Block history = request.history();
      Block forecasts = Block.zeros(request.rows(), request.horizon(), request.targets());
      Block next = Block.zeros(request.rows(), 1, history.width()); // what is read behind it
      Block window = // [rows, lookback, inputs], moves on by one step for each lead
          new Block(history.rows(), history.steps(), history.width(), history.values().clone());
      Block said = predictor.start(window); // [rows, 1, targets]
      for (int lead = 1; lead <= request.horizon(); lead++) {
        if (lead > 1) {
          said = context == Context.GROWING ? predictor.step(next) : predictor.start(window);
        }
        for (int row = 0; row < request.rows(); row++) {
          take(said, row, lead, forecasts, request, next);
          if (context == Context.SLIDING) {
            append(window, row, next);
          }
        }
      }
      return forecasts;
    }

    private static void take(
        Block said, int row, int lead, Block forecasts, ForecastRequest request, Block next) {
      for (int target = 0; target < request.targets(); target++) {
        float value = said.get(row, 0, target);
        forecasts.set(row, lead - 1, target, value);
        next.set(row, 0, target, value);
      }
      for (int known = 0; known < request.ahead().width(); known++) {
        next.set(row, 0, request.targets() + known, request.ahead().get(row, lead - 1, known));
      }
    }

    private static void append(Block window, int row, Block next) {
      int width = window.width();
      int length = window.steps() * width;
      int start = row * length;
      System.arraycopy(window.values(), start + width, window.values(), start, length - width);
      System.arraycopy(next.values(), row * width, window.values(), start + length - width, width);
    }
  }
}
