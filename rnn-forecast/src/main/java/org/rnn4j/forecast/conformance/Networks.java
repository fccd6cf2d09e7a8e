package org.rnn4j.forecast.conformance;

import java.util.List;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.Predictor;
import org.rnn4j.api.forecast.TargetLayout;

/** Stands in for trained networks. Each answers row by row. */
final class Networks {

  private Networks() {}

  /** One number of an answer. */
  @FunctionalInterface
  private interface Answer {
    float of(Block inputs, int row, int lead, int target);
  }

  private static Predictor answering(TargetLayout layout, int targets, Answer answer) {
    List<Integer> leads = layout.leads();
    return inputs -> {
      float[] values = new float[inputs.rows() * leads.size() * targets + 2]; // longer than needed
      Block all = new Block(inputs.rows(), leads.size(), targets, values);
      for (int row = 0; row < inputs.rows(); row++) {
        for (int l = 0; l < leads.size(); l++) {
          for (int target = 0; target < targets; target++) {
            all.set(row, l, target, answer.of(inputs, row, leads.get(l), target));
          }
        }
      }
      return all;
    };
  }

  /** Every number of an answer depends on every input of its row, its lead and target. */
  static Predictor mixing(TargetLayout layout, int targets) {
    return answering(
        layout,
        targets,
        (inputs, row, lead, target) -> {
          double sum = 0.1 * lead - 0.3 * target;
          for (int t = 0; t < inputs.steps(); t++) {
            for (int f = 0; f < inputs.width(); f++) {
              double weight = 1.0 / (1 + lead + 2 * target + (inputs.steps() - t) * (f + 1.5));
              sum += weight * inputs.get(row, t, f);
            }
          }
          return (float) (sum / (1 + Math.abs(sum)));
        });
  }

  /** Goes on as the inputs do from their first step to their last; NaN if there is one alone. */
  static Predictor straight(TargetLayout layout, int targets) {
    return answering(
        layout,
        targets,
        (inputs, row, lead, target) -> {
          int last = inputs.steps() - 1;
          float end = inputs.get(row, last, target);
          return end + lead * (end - inputs.get(row, 0, target)) / last;
        });
  }

  /** Numbers from {@code least} on, larger than any input of a case. */
  static Predictor marking(TargetLayout layout, int targets, float least) {
    return answering(layout, targets, (inputs, row, lead, target) -> least + row + lead + target);
  }
}
