package org.rnn4j.training;

import java.util.Optional;
import org.rnn4j.api.model.ParameterLayout;
import org.rnn4j.api.model.TrainingStep;

/** Finds out what became non-finite in a training, and says so. */
final class Divergence {

  private final ParameterLayout layout;
  private final float[] parameters;
  private final float[] gradient;

  Divergence(ParameterLayout layout, float[] parameters, float[] gradient) {
    this.layout = layout;
    this.parameters = parameters;
    this.gradient = gradient;
  }

  /**
   * The exception that ends the training.
   *
   * @param loss of the batch
   * @param stepsDone updates before this batch
   * @param learningRate of the last update
   * @param clipping as it was in force
   */
  DivergenceException report(
      TrainingStep step, double loss, long stepsDone, double learningRate, Clipping clipping) {
    String where = "epoch " + step.epoch() + ", batch " + step.batch() + ": ";
    String what = Double.isFinite(loss) ? "training diverged" : "the loss is " + loss;
    String who =
        firstBadParameter()
            .map(bad -> "the first parameter that went bad is " + bad)
            .orElse("parameters and gradients are still finite");
    return new DivergenceException(
        where + what + "; " + who + "; " + remedy(stepsDone, learningRate, clipping));
  }

  private Optional<String> firstBadParameter() {
    for (ParameterLayout.Slot slot : layout.slots()) {
      for (int i = slot.offset(); i < slot.end(); i++) {
        if (!Float.isFinite(parameters[i])) {
          return Optional.of(describe(slot, i, "value", parameters[i]));
        }
        if (!Float.isFinite(gradient[i])) {
          return Optional.of(describe(slot, i, "gradient", gradient[i]));
        }
      }
    }
    return Optional.empty();
  }

  private static String describe(ParameterLayout.Slot slot, int index, String what, float bad) {
    int element = index - slot.offset();
    return "'%s' (%s %s at row %d, column %d)"
        .formatted(slot.name(), what, bad, element / slot.columns(), element % slot.columns());
  }

  private static String remedy(long stepsDone, double learningRate, Clipping clipping) {
    if (stepsDone == 0) {
      return "this was the first batch: check that the data are finite and scaled";
    }
    String lower = "try a learning-rate below " + learningRate;
    return clipping instanceof Clipping.None
        ? lower + ", or clip the gradient, for example clip: {norm: 1.0}"
        : lower + ", or a tighter clip";
  }
}
