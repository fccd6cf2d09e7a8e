package org.rnn4j.forecast.strategy;

import java.util.List;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.ForecastRequest;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Predictor;
import org.rnn4j.api.forecast.Reach;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.ForecastStrategyProvider;

/**
 * {@code iterative}: trained on the next value; step by step until the horizon is reached. What is
 * known ahead of a step is read with the one before it.
 *
 * <p>With feedback {@code own} each forecast becomes the next input, and so do the lags that reach
 * it; every input must be a target or known ahead, because nothing else is known beyond the cutoff.
 * With feedback {@code none} the network reads on over the horizon without targets and past
 * covariates, from what is known ahead alone, and is trained that way: no error of a forecast comes
 * back into the next one, which pays where most is known ahead.
 */
public final class IterativeProvider implements ForecastStrategyProvider {

  /** What the network has read when it says the next value. */
  enum Context {
    /** As many steps as in training: the oldest one goes when a forecast is appended. */
    SLIDING,
    /** The lookback and all forecasts so far: the network goes on from what it remembers. */
    GROWING
  }

  /** What the network reads in the place of targets beyond the cutoff. */
  enum Feedback {
    /** Its own forecasts. */
    OWN,
    /** Nothing: they are 0, and one more input says so. */
    NONE
  }

  /** Which of its outputs the network is trained on. */
  enum LossAt {
    /** Those that are forecasts: behind the lookback. */
    LAST_STEP(Outputs.LAST_STEP),
    /** Those within the lookback too, each the forecast of the step behind it. */
    EVERY_STEP(Outputs.EVERY_STEP);

    private final Outputs outputs;

    LossAt(Outputs outputs) {
      this.outputs = outputs;
    }
  }

  static final Option<Context> CONTEXT =
      Option.choice("context", Context.class)
          .defaultsTo(Context.SLIDING)
          .doc(
              "Whether a forecast takes the place of the lookback's oldest step, or the network"
                  + " goes on from what it remembers, which takes a fraction of the time. Without"
                  + " feedback it always goes on.");

  static final Option<Feedback> FEEDBACK =
      Option.choice("feedback", Feedback.class)
          .defaultsTo(Feedback.OWN)
          .doc(
              "own: forecasts are the next inputs; none: the network reads on over the horizon from"
                  + " what is known ahead alone, in training too.");

  static final Option<LossAt> LOSS_AT =
      Option.choice("loss-at", LossAt.class)
          .defaultsTo(LossAt.LAST_STEP)
          .doc(
              "Whether the network is trained on what it forecasts behind the lookback alone, or at"
                  + " every step of the lookback too, which takes fewer epochs.");

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
    return List.of(CONTEXT, FEEDBACK, LOSS_AT);
  }

  @Override
  public ForecastStrategy create(Options options) {
    LossAt lossAt = options.get(LOSS_AT);
    return options.get(FEEDBACK) == Feedback.NONE
        ? new ReadingOn(lossAt)
        : new Iterative(options.get(CONTEXT), lossAt);
  }

  private record Iterative(Context context, LossAt lossAt) implements ForecastStrategy {

    @Override
    public Outputs outputs() {
      return lossAt.outputs;
    }

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
      keep(predictor.start(window), 1, forecasts);
      for (int lead = 1; lead < request.horizon(); lead++) {
        request.fedBack(lead, forecasts, next);
        if (context == Context.GROWING) {
          keep(predictor.step(next), lead + 1, forecasts);
        } else {
          append(window, next);
          keep(predictor.start(window), lead + 1, forecasts);
        }
      }
      return forecasts;
    }

    private static void append(Block window, Block next) {
      int width = window.width();
      int length = window.steps() * width;
      for (int row = 0; row < window.rows(); row++) {
        int start = row * length;
        System.arraycopy(window.values(), start + width, window.values(), start, length - width);
        System.arraycopy(
            next.values(), row * width, window.values(), start + length - width, width);
      }
    }
  }

  private record ReadingOn(LossAt lossAt) implements ForecastStrategy {

    @Override
    public Outputs outputs() {
      return lossAt.outputs;
    }

    @Override
    public List<Integer> trainedLeads(int horizon) {
      return List.of(1);
    }

    @Override
    public Reach reach() {
      return Reach.HORIZON;
    }

    @Override
    public boolean goesOn() {
      return true;
    }

    @Override
    public Block forecast(Predictor predictor, ForecastRequest request) {
      Block ahead = request.ahead(); // [rows, horizon - 1, inputs]
      Block forecasts = Block.zeros(request.rows(), request.horizon(), request.targets());
      Block next = Block.zeros(request.rows(), 1, request.history().width());
      keep(predictor.start(request.history()), 1, forecasts);
      for (int lead = 1; lead < request.horizon(); lead++) {
        int width = next.width();
        for (int row = 0; row < request.rows(); row++) {
          int from = (row * ahead.steps() + lead - 1) * width;
          System.arraycopy(ahead.values(), from, next.values(), row * width, width);
        }
        keep(predictor.step(next), lead + 1, forecasts);
      }
      return forecasts;
    }
  }

  // What the network said, [rows, 1, targets], is the predictor's until it is asked again.
  private static void keep(Block said, int lead, Block forecasts) {
    for (int row = 0; row < forecasts.rows(); row++) {
      for (int target = 0; target < forecasts.width(); target++) {
        forecasts.set(row, lead - 1, target, said.get(row, 0, target));
      }
    }
  }
}
