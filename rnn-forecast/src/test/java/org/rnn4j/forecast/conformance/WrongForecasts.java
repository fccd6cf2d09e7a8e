package org.rnn4j.forecast.conformance;

import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.ForecastRequest;
import org.rnn4j.api.forecast.Predictor;
import org.rnn4j.forecast.conformance.PlantedStrategy.Direct;
import org.rnn4j.forecast.conformance.PlantedStrategy.Growing;
import org.rnn4j.forecast.conformance.PlantedStrategy.Iterative;
import org.rnn4j.forecast.conformance.PlantedStrategy.ReadingOn;

/** Strategies that make the wrong forecast of a network, or by the wrong inputs. */
final class WrongForecasts {

  private WrongForecasts() {}

  static final class InSecret extends ReadingOn {
    InSecret(boolean everyStep) {
      super(everyStep);
    }

    @Override
    Block next(Block said, ForecastRequest request, int lead) {
      Block next = super.next(said, request, lead);
      for (int row = 0; row < next.rows(); row++) {
        next.set(row, 0, 0, said.get(row, 0, 0));
      }
      return next;
    }
  }

  /** Reads with each step what is known of the one behind it. */
  static final class OneLate extends ReadingOn {
    OneLate(boolean everyStep) {
      super(everyStep);
    }

    @Override
    Block next(Block said, ForecastRequest request, int lead) {
      return super.next(said, request, Math.min(lead + 1, request.horizon() - 1));
    }
  }

  /** Feeds back the targets and leaves out what else is made of them. */
  static final class WithoutLags extends Growing {
    WithoutLags(boolean everyStep) {
      super(everyStep);
    }

    @Override
    Block next(Block forecasts, ForecastRequest request, int lead) {
      ForecastRequest targetsAlone =
          new ForecastRequest(request.history(), request.ahead(), request.targets());
      return super.next(forecasts, targetsAlone, lead);
    }
  }

  static final class TargetsAlone extends Direct {
    TargetsAlone(boolean everyStep) {
      super(everyStep);
    }

    @Override
    public Block forecast(Predictor predictor, ForecastRequest request) {
      Block inputs = request.history();
      int targets = request.targets();
      Block some = Block.zeros(inputs.rows(), inputs.steps(), targets);
      for (int row = 0; row < some.rows(); row++) {
        for (int t = 0; t < some.steps(); t++) {
          for (int target = 0; target < targets; target++) {
            some.set(row, t, target, inputs.get(row, t, target));
          }
        }
      }
      return predictor.start(some);
    }
  }

  /** Reads on where a block ends. */
  static final class WholeArray extends Direct {
    WholeArray(boolean everyStep) {
      super(everyStep);
    }

    @Override
    public Block forecast(Predictor predictor, ForecastRequest request) {
      Block inputs = request.history();
      int rows = inputs.values().length / (inputs.steps() * inputs.width());
      return predictor.start(new Block(rows, inputs.steps(), inputs.width(), inputs.values()));
    }
  }

  static final class Standing extends Iterative {
    Standing(boolean everyStep) {
      super(everyStep);
    }

    @Override
    Block goOn(Predictor predictor, Block sliding, Block next) {
      for (int row = 0; row < sliding.rows(); row++) {
        for (int f = 0; f < sliding.width(); f++) {
          sliding.set(row, sliding.steps() - 1, f, next.get(row, 0, f));
        }
      }
      return predictor.start(sliding);
    }
  }

  /** Goes on in secret. */
  static final class GoingOnInSecret extends Growing {
    GoingOnInSecret(boolean everyStep) {
      super(everyStep);
    }

    @Override
    public boolean goesOn() {
      return false;
    }
  }

  /** Puts zeros where it is known what comes. */
  static final class BlindAhead extends Growing {
    BlindAhead(boolean everyStep) {
      super(everyStep);
    }

    @Override
    Block next(Block forecasts, ForecastRequest request, int lead) {
      Block unknown = Block.zeros(request.rows(), request.horizon() - 1, request.history().width());
      ForecastRequest nothingKnown =
          new ForecastRequest(
              request.history(), unknown, request.targets(), request.targetInputs());
      return super.next(forecasts, nothingKnown, lead);
    }
  }

  static final class Reversed extends Iterative {
    Reversed(boolean everyStep) {
      super(everyStep);
    }

    @Override
    Block start(Block inputs) {
      Block turned = PlantedStrategy.copy(inputs);
      for (int row = 0; row < inputs.rows(); row++) {
        for (int t = 0; t < inputs.steps(); t++) {
          for (int f = 0; f < inputs.width(); f++) {
            turned.set(row, t, f, inputs.get(row, inputs.steps() - 1 - t, f));
          }
        }
      }
      return turned;
    }
  }

  static final class ShorterLookback extends Direct {
    ShorterLookback(boolean everyStep) {
      super(everyStep);
    }

    @Override
    public Block forecast(Predictor predictor, ForecastRequest request) {
      Block inputs = request.history();
      if (inputs.steps() < 3) {
        return super.forecast(predictor, request);
      }
      Block late = Block.zeros(inputs.rows(), inputs.steps() - 1, inputs.width());
      for (int row = 0; row < late.rows(); row++) {
        for (int t = 0; t < late.steps(); t++) {
          for (int f = 0; f < late.width(); f++) {
            late.set(row, t, f, inputs.get(row, t + 1, f));
          }
        }
      }
      return predictor.start(late);
    }
  }

  /** Takes from the forecasts the mean of the batch. */
  static final class LessMean extends Direct {
    LessMean(boolean everyStep) {
      super(everyStep);
    }

    @Override
    public Block forecast(Predictor predictor, ForecastRequest request) {
      Block answer = super.forecast(predictor, request);
      float mean = 0;
      for (int row = 0; row < answer.rows(); row++) {
        mean += answer.get(row, 0, 0) / answer.rows();
      }
      for (int row = 0; row < answer.rows(); row++) {
        answer.set(row, 0, 0, answer.get(row, 0, 0) - mean);
      }
      return answer;
    }
  }

  /** Adds a little of the last value that it was shown before. */
  static final class Remembering extends Direct {

    private float seen;

    Remembering(boolean everyStep) {
      super(everyStep);
    }

    @Override
    public Block forecast(Predictor predictor, ForecastRequest request) {
      Block answer = super.forecast(predictor, request);
      answer.set(0, 0, 0, answer.get(0, 0, 0) + 0.1f * seen);
      Block inputs = request.history();
      seen = inputs.get(0, inputs.steps() - 1, 0) + 0.1f * seen;
      return answer;
    }
  }

  static final class OneBuffer extends Iterative {

    private float[] buffer = {};

    OneBuffer(boolean everyStep) {
      super(everyStep);
    }

    @Override
    Block start(Block inputs) {
      if (buffer.length != inputs.values().length) {
        buffer = new float[inputs.values().length];
      }
      System.arraycopy(inputs.values(), 0, buffer, 0, buffer.length);
      return new Block(inputs.rows(), inputs.steps(), inputs.width(), buffer);
    }
  }

  static final class Blind extends Direct {
    Blind(boolean everyStep) {
      super(everyStep);
    }

    @Override
    public Block forecast(Predictor predictor, ForecastRequest request) {
      return Block.zeros(request.rows(), request.horizon(), request.targets());
    }
  }
}
