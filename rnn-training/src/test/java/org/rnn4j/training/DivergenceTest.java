package org.rnn4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.error.RunException;
import org.rnn4j.api.model.Loss;
import org.rnn4j.api.option.Options;
import org.rnn4j.training.loss.MseProvider;
import org.rnn4j.training.optimizer.SgdProvider;

class DivergenceTest {

  private static final Loss MSE = new MseProvider().create(Options.defaults(List.of()));

  private final LinearModel model = new LinearModel(3);

  private static Trainer.Builder trainer(double learningRate) {
    SgdProvider provider = new SgdProvider();
    return Trainer.builder()
        .loss(MSE)
        .optimizer(
            provider.create(Options.of(provider.options(), Map.of("learning-rate", learningRate))))
        .epochs(1000)
        .batchSize(4)
        .order(new SampleOrder.Given());
  }

  @Test
  void anInputThatIsNotANumberIsFoundAtItsBatchWithTheFirstParameter() {
    ArraySamples samples = ArraySamples.ofLine(12, 3);
    samples.inputs[9][1] = Float.NaN;
    assertThatThrownBy(() -> trainer(0.1).build().fit(model, samples))
        .isInstanceOf(DivergenceException.class)
        .hasMessage(
            "epoch 1, batch 3: the loss is NaN; the first parameter that went bad is 'line.W'"
                + " (gradient NaN at row 0, column 0); try a learning-rate below 0.1, or clip the"
                + " gradient, for example clip: {norm: 1.0}");
  }

  @Test
  void atTheFirstBatchTheDataAreSuspected() {
    ArraySamples samples = ArraySamples.ofLine(4, 3);
    samples.inputs[0][1] = Float.POSITIVE_INFINITY;
    assertThatThrownBy(() -> trainer(0.1).build().fit(model, samples))
        .isInstanceOf(DivergenceException.class)
        .hasMessageStartingWith("epoch 1, batch 1: the loss is NaN")
        .hasMessageEndingWith(
            "this was the first batch: check that the data are finite and scaled");
  }

  @Test
  void aLearningRateThatIsTooLargeIsNamed() {
    assertThatThrownBy(() -> trainer(50).build().fit(model, ArraySamples.ofLine(12, 3)))
        .isInstanceOf(DivergenceException.class)
        .hasMessageMatching("epoch \\d+, batch \\d: .*'line\\.W' \\((value|gradient) .*")
        .hasMessageContaining("try a learning-rate below 50.0");
  }

  @Test
  void whoClipsAlreadyIsToldToClipTighter() {
    ArraySamples samples = ArraySamples.ofLine(12, 3);
    samples.targets[9] = Float.POSITIVE_INFINITY;
    assertThatThrownBy(() -> trainer(0.1).clip(Clipping.value(1)).build().fit(model, samples))
        .isInstanceOf(DivergenceException.class)
        .hasMessageContaining("the loss is Infinity")
        .hasMessageEndingWith("try a learning-rate below 0.1, or a tighter clip");
  }

  @Test
  void aParameterThatOverflowsIsFoundInTheSameBatch() {
    model.parameters()[3] = 1;
    ArraySamples samples = new ArraySamples(new float[][] {{0, 0, 0}}, new float[] {0});
    assertThatThrownBy(() -> trainer(3e38).build().fit(model, samples)) // moves by 2 * 3e38
        .isInstanceOf(RunException.class)
        .hasMessageStartingWith(
            "epoch 1, batch 1: training diverged; the first parameter that went bad is 'line.b'"
                + " (value -Infinity at row 0, column 0); try a learning-rate below 3.0E38");
  }

  @Test
  void furtherAdviceStandsBehindTheRest() {
    assertThat(new DivergenceException("the loss is NaN; look at the data").withAdvice("clip it"))
        .hasMessage("the loss is NaN; look at the data; clip it");
  }

  @Test
  void aScheduleThatGivesNoNumberIsNamed() {
    assertThatThrownBy(
            () ->
                trainer(0.1)
                    .schedule((base, step, total, perEpoch) -> Double.NaN)
                    .build()
                    .fit(model, ArraySamples.ofLine(4, 3)))
        .isInstanceOf(RunException.class)
        .hasMessage("the schedule gave learning rate NaN at step 0");
  }
}
