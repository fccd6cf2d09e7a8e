package org.rnn4j.forecast.network;

import java.util.Arrays;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.Predictor;
import org.rnn4j.api.model.CarriedState;

/**
 * A predictor that is started with sequences which go on from those it was started with before, as
 * the histories of one series at later and later cutoffs do: it then reads the new steps alone.
 * Whether they go on is seen from the numbers, every one of them; what is given out is the same to
 * the bit.
 */
final class CarryingPredictor implements Predictor {

  private final Predictor predictor;
  private Block read = Block.zeros(1, 1, 0); // what the state has read
  private CarriedState state;
  private boolean hasRead;

  CarryingPredictor(Predictor predictor) {
    this.predictor = predictor;
  }

  @Override
  public Block start(Block inputs) {
    Block said = hasRead && goesOn(inputs) ? readOn(inputs) : predictor.start(inputs);
    state = predictor.state();
    read = copy(inputs);
    hasRead = true;
    return said;
  }

  // A strategy may write into what it has given.
  private static Block copy(Block inputs) {
    return new Block(inputs.rows(), inputs.steps(), inputs.width(), inputs.values().clone());
  }

  private boolean goesOn(Block inputs) {
    int before = read.steps() * read.width();
    int now = inputs.steps() * inputs.width();
    boolean goesOn = inputs.rows() == read.rows() && inputs.width() == read.width() && now > before;
    for (int row = 0; goesOn && row < inputs.rows(); row++) {
      int from = row * now;
      goesOn =
          Arrays.equals(
              inputs.values(),
              from,
              from + before,
              read.values(),
              row * before,
              (row + 1) * before);
    }
    return goesOn;
  }

  private Block readOn(Block inputs) {
    predictor.restore(state);
    Block step = Block.zeros(inputs.rows(), 1, inputs.width());
    Block said = step;
    for (int t = read.steps(); t < inputs.steps(); t++) {
      for (int row = 0; row < inputs.rows(); row++) {
        System.arraycopy(
            inputs.values(),
            (row * inputs.steps() + t) * inputs.width(),
            step.values(),
            row * inputs.width(),
            inputs.width());
      }
      said = predictor.step(step);
    }
    return said;
  }

  @Override
  public Block step(Block inputs) {
    return predictor.step(inputs);
  }

  @Override
  public CarriedState state() {
    return predictor.state();
  }

  @Override
  public void restore(CarriedState other) {
    predictor.restore(other);
  }
}
