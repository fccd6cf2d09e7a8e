package org.rnn4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.model.Loss;
import org.rnn4j.api.option.Options;
import org.rnn4j.training.loss.MseProvider;

class EvaluatorTest {

  private static final Loss MSE = new MseProvider().create(Options.defaults(List.of()));

  private final LinearModel model = new LinearModel(1);
  private final ArraySamples samples =
      new ArraySamples(
          new float[][] {{1}, {2}, {3}, {4}, {5}}, new float[] {1, 2, Float.NaN, 4, 6});

  @Test
  void theMeanIsOverPresentTargetsWhateverTheBatches() {
    double expected = (1 + 4 + 16 + 36) / 4.0; // the model gives 0
    assertThat(new Evaluator(MSE, 5).meanLoss(model, samples)).isEqualTo(expected);
    assertThat(new Evaluator(MSE, 2).meanLoss(model, samples)).isEqualTo(expected);
    assertThat(new Evaluator(MSE, Integer.MAX_VALUE).meanLoss(model, samples)).isEqualTo(expected);
  }

  @Test
  void everyBatchIsHandedOverInOrderTheShortOneToo() {
    model.parameters()[0] = 2;
    List<String> heard = new ArrayList<>();
    new Evaluator(MSE, 2)
        .meanLoss(
            model,
            samples,
            (from, to, batch, predictions) ->
                heard.add(
                    from
                        + "-"
                        + to
                        + " "
                        + batch.rows()
                        + " "
                        + Arrays.toString(Arrays.copyOf(predictions, to - from))));
    assertThat(heard).containsExactly("0-2 2 [2.0, 4.0]", "2-4 2 [6.0, 8.0]", "4-5 1 [10.0]");
  }

  @Test
  void aMeanOfNothingIsNotANumber() {
    Arrays.fill(samples.targets, Float.NaN);
    assertThat(new Evaluator(MSE, 2).meanLoss(model, samples)).isNaN();
  }

  @Test
  void aBatchOfNothingIsRefused() {
    assertThatThrownBy(() -> new Evaluator(MSE, 0)).isInstanceOf(InputException.class);
  }
}
