package org.rnn4j.forecast.conformance;

import java.util.Arrays;
import java.util.List;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Predictor;
import org.rnn4j.api.model.CarriedState;

/** Stands in for trained networks. Each answers row by row, from all steps that it has read. */
final class Networks {

  private Networks() {}

  /** One number of an answer. */
  @FunctionalInterface
  private interface Answer {
    float of(Block read, int row, int lead, int target);
  }

  /** Every number of an answer depends on every input of its row, its lead and target. */
  static Predictor mixing(ForecastStrategy strategy, Case c) {
    return new StandIn(
        strategy,
        c,
        (read, row, lead, target) -> {
          double sum = 0.1 * lead - 0.3 * target;
          for (int t = 0; t < read.steps(); t++) {
            for (int f = 0; f < read.width(); f++) {
              double weight = 1.0 / (1 + lead + 2 * target + (read.steps() - t) * (f + 1.5));
              sum += weight * read.get(row, t, f);
            }
          }
          return (float) (sum / (1 + Math.abs(sum)));
        });
  }

  /**
   * Goes on as the inputs do from their first step to their last, if what is known ahead grows by 1
   * from step to step; NaN if there is one step alone.
   */
  static Predictor straight(ForecastStrategy strategy, Case c) {
    return new StandIn(
        strategy,
        c,
        (read, row, lead, target) -> {
          int last = read.steps() - 1;
          float wrong = 0;
          for (int f = c.inputs() - c.known(); f < c.inputs(); f++) {
            wrong += read.get(row, last, f) - read.get(row, 0, f) - last;
          }
          float end = read.get(row, last, target);
          return 50 * wrong + end + lead * (end - read.get(row, 0, target)) / last;
        });
  }

  /** Numbers from {@code least} on, larger than any input of a case. */
  static Predictor marking(ForecastStrategy strategy, Case c, float least) {
    return new StandIn(strategy, c, (read, row, lead, target) -> least + row + lead + target);
  }

  /** A network that remembers all that it has read, and takes its answers back. */
  private static final class StandIn implements Predictor {

    private final List<Integer> leads;
    private final int targets;
    private final Answer answer;
    private Block read = Block.zeros(0, 0, 0);
    private Block answered = Block.zeros(0, 0, 0);

    StandIn(ForecastStrategy strategy, Case c, Answer answer) {
      this.leads = strategy.trainedLeads(c.horizon());
      this.targets = c.targets();
      this.answer = answer;
    }

    @Override
    public Block start(Block inputs) {
      read = joined(Block.zeros(inputs.rows(), 0, inputs.width()), inputs);
      return answer();
    }

    @Override
    public Block step(Block inputs) {
      read = joined(read, inputs);
      return answer();
    }

    private static Block joined(Block before, Block behind) {
      Block all = Block.zeros(behind.rows(), before.steps() + behind.steps(), behind.width());
      for (int row = 0; row < all.rows(); row++) {
        for (int t = 0; t < all.steps(); t++) {
          boolean isBefore = t < before.steps();
          Block from = isBefore ? before : behind;
          for (int f = 0; f < all.width(); f++) {
            all.set(row, t, f, from.get(row, isBefore ? t : t - before.steps(), f));
          }
        }
      }
      return all;
    }

    // An answer is the predictor's own until the next one: what is kept of it is no number.
    private Block answer() {
      Arrays.fill(answered.values(), Float.NaN);
      float[] values = new float[read.rows() * leads.size() * targets + 2]; // longer than needed
      answered = new Block(read.rows(), leads.size(), targets, values);
      for (int row = 0; row < read.rows(); row++) {
        for (int l = 0; l < leads.size(); l++) {
          for (int target = 0; target < targets; target++) {
            answered.set(row, l, target, answer.of(read, row, leads.get(l), target));
          }
        }
      }
      return answered;
    }

    @Override
    public CarriedState state() {
      return new Remembered(read);
    }

    @Override
    public void restore(CarriedState state) {
      read = ((Remembered) state).read();
    }
  }

  private record Remembered(Block read) implements CarriedState {

    @Override
    public int rows() {
      return read.rows();
    }

    @Override
    public CarriedState select(int... chosen) {
      return new Remembered(Case.rows(read, chosen));
    }
  }

  /** A network at whose inputs somebody looks first. */
  abstract static class Watched implements Predictor {

    private final Predictor network;

    Watched(Predictor network) {
      this.network = network;
    }

    /** Looks at what the network is about to read. */
    abstract void reads(Block inputs);

    /** What the network does when it goes on. */
    abstract void goesOn();

    @Override
    public Block start(Block inputs) {
      reads(inputs);
      return network.start(inputs);
    }

    @Override
    public Block step(Block inputs) {
      goesOn();
      reads(inputs);
      return network.step(inputs);
    }

    @Override
    public CarriedState state() {
      goesOn();
      return network.state();
    }

    @Override
    public void restore(CarriedState state) {
      goesOn();
      network.restore(state);
    }
  }
}
