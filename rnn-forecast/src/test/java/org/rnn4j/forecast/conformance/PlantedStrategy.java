package org.rnn4j.forecast.conformance;

import java.util.List;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.ForecastRequest;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Predictor;
import org.rnn4j.api.forecast.Reach;
import org.rnn4j.api.model.Outputs;

/** Sound strategies for tests to put a mistake into. */
final class PlantedStrategy {

  private PlantedStrategy() {}

  /** All leads at once. */
  static class Direct implements ForecastStrategy {

    private final boolean everyStep;

    Direct(boolean everyStep) {
      this.everyStep = everyStep;
    }

    @Override
    public Outputs outputs() {
      return everyStep ? Outputs.EVERY_STEP : Outputs.LAST_STEP;
    }

    @Override
    public Block forecast(Predictor predictor, ForecastRequest request) {
      return predictor.start(request.history());
    }
  }

  /** The next step, fed back. */
  static class Iterative implements ForecastStrategy {

    private final boolean everyStep;

    Iterative(boolean everyStep) {
      this.everyStep = everyStep;
    }

    @Override
    public Outputs outputs() {
      return everyStep ? Outputs.EVERY_STEP : Outputs.LAST_STEP;
    }

    @Override
    public List<Integer> trainedLeads(int horizon) {
      return List.of(1);
    }

    @Override
    public boolean feedsBack() {
      return true;
    }

    /** What the network sees first. */
    Block start(Block inputs) {
      return copy(inputs);
    }

    /** The step of a lead, with the forecasts so far. */
    Block next(Block forecasts, ForecastRequest request, int lead) {
      Block next = Block.zeros(request.rows(), 1, request.history().width());
      request.fedBack(lead, forecasts, next);
      return next;
    }

    /** What the network says when a step is appended: everything moves one step to the past. */
    Block goOn(Predictor predictor, Block sliding, Block next) {
      for (int row = 0; row < sliding.rows(); row++) {
        for (int t = 0; t < sliding.steps(); t++) {
          for (int f = 0; f < sliding.width(); f++) {
            boolean isLast = t == sliding.steps() - 1;
            sliding.set(row, t, f, isLast ? next.get(row, 0, f) : sliding.get(row, t + 1, f));
          }
        }
      }
      return predictor.start(sliding);
    }

    @Override
    public Block forecast(Predictor predictor, ForecastRequest request) {
      Block sliding = start(request.history());
      Block forecasts = Block.zeros(request.rows(), request.horizon(), request.targets());
      Block said = predictor.start(sliding);
      for (int lead = 0; lead < request.horizon(); lead++) {
        for (int row = 0; row < request.rows(); row++) {
          for (int target = 0; target < request.targets(); target++) {
            forecasts.set(row, lead, target, said.get(row, 0, target));
          }
        }
        if (lead + 1 < request.horizon()) {
          said = goOn(predictor, sliding, next(forecasts, request, lead + 1));
        }
      }
      return forecasts;
    }
  }

  /** The next step, fed back to a network that goes on. */
  static class Growing extends Iterative {

    Growing(boolean everyStep) {
      super(everyStep);
    }

    @Override
    public boolean goesOn() {
      return true;
    }

    @Override
    Block goOn(Predictor predictor, Block sliding, Block next) {
      return predictor.step(next);
    }
  }

  /** The next step, from what is known ahead. */
  static class ReadingOn implements ForecastStrategy {

    private final boolean everyStep;

    ReadingOn(boolean everyStep) {
      this.everyStep = everyStep;
    }

    @Override
    public Outputs outputs() {
      return everyStep ? Outputs.EVERY_STEP : Outputs.LAST_STEP;
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

    /** The step of a lead. */
    Block next(Block said, ForecastRequest request, int lead) {
      Block next = Block.zeros(request.rows(), 1, request.ahead().width());
      for (int row = 0; row < request.rows(); row++) {
        for (int input = 0; input < next.width(); input++) {
          next.set(row, 0, input, request.ahead().get(row, lead - 1, input));
        }
      }
      return next;
    }

    @Override
    public Block forecast(Predictor predictor, ForecastRequest request) {
      Block forecasts = Block.zeros(request.rows(), request.horizon(), request.targets());
      Block said = predictor.start(request.history());
      for (int lead = 1; lead <= request.horizon(); lead++) {
        for (int row = 0; row < request.rows(); row++) {
          for (int target = 0; target < request.targets(); target++) {
            forecasts.set(row, lead - 1, target, said.get(row, 0, target));
          }
        }
        if (lead < request.horizon()) {
          said = predictor.step(next(said, request, lead));
        }
      }
      return forecasts;
    }
  }

  static Block copy(Block block) {
    return new Block(block.rows(), block.steps(), block.width(), block.values().clone());
  }
}
