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
   * Goes on as the targets do from their first step to their last one that is known, if what is
   * known ahead grows by 1 from step to step, and if a lag is the target that it says; NaN if there
   * is one step alone.
   */
  static Predictor straight(ForecastStrategy strategy, Case c) {
    return new StandIn(
        strategy,
        c,
        (read, row, lead, target) -> {
          int last = read.steps() - 1;
          int end = c.beyond() == Case.Beyond.KNOWN ? c.lookback() - 1 : last;
          float slope = (read.get(row, end, target) - read.get(row, 0, target)) / end;
          float right = read.get(row, end, target) + (last - end + lead) * slope;
          return right + 50 * (c.covariates() == Case.Covariates.NONE ? 0 : wrong(read, row, c));
        });
  }

  // How far what stands beside the targets at the last step is from what should stand there.
  private static float wrong(Block read, int row, Case c) {
    int last = read.steps() - 1;
    float wrong = Math.abs(read.get(row, last, c.known()) - read.get(row, 0, c.known()) - last);
    boolean isRead = c.beyond() != Case.Beyond.KNOWN || last - Case.LAG < c.lookback();
    if (last >= Case.LAG && isRead) {
      wrong += Math.abs(read.get(row, last, c.lag()) - read.get(row, last - Case.LAG, 0));
    }
    return wrong;
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
