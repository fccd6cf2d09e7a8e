package org.rnn4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.model.Loss;
import org.rnn4j.api.model.TrainableModel;
import org.rnn4j.api.optimize.Optimizer;
import org.rnn4j.api.option.Options;
import org.rnn4j.training.TrainingResult.End;
import org.rnn4j.training.loss.MseProvider;
import org.rnn4j.training.optimizer.AdamProvider;
import org.rnn4j.training.optimizer.SgdProvider;
import org.rnn4j.training.schedule.CosineProvider;

class TrainerTest {

  private static final Loss MSE = new MseProvider().create(Options.defaults(List.of()));

  private final LinearModel model = new LinearModel(3);

  private static Optimizer sgd(double learningRate) {
    SgdProvider provider = new SgdProvider();
    return provider.create(Options.of(provider.options(), Map.of("learning-rate", learningRate)));
  }

  private static Trainer.Builder trainer(int epochs) {
    return Trainer.builder().loss(MSE).optimizer(sgd(0.1)).epochs(epochs).batchSize(8).seed(5);
  }

  @Test
  void aModelThatIsNoNetworkLearnsItsLine() {
    TrainingResult result = trainer(60).build().fit(model, ArraySamples.ofLine(100, 3));
    assertThat(result.end()).isEqualTo(End.COMPLETED);
    assertThat(result.history()).hasSize(60);
    assertThat(result.history().get(59).loss()).isLessThan(1e-6);
    assertThat(result.bestEpoch()).isPositive();
    assertThat(model.parameters()[0]).isCloseTo(1, within(1e-3f));
    assertThat(model.parameters()[1]).isCloseTo(2, within(1e-3f));
    assertThat(model.parameters()[2]).isCloseTo(3, within(1e-3f));
    assertThat(model.parameters()[3]).isCloseTo(-0.5f, within(1e-3f));
  }

  @Test
  void everyEpochSeesEverySampleOnceInAnOrderOfItsOwn() {
    ArraySamples samples = ArraySamples.ofLine(21, 3).remember();
    trainer(2).build().fit(model, samples);
    assertThat(samples.asked).extracting(a -> a.length).containsExactly(8, 8, 5, 8, 8, 5);
    int[] first = concatenated(samples.asked.subList(0, 3));
    int[] second = concatenated(samples.asked.subList(3, 6));
    int[] all = new int[21];
    Arrays.setAll(all, i -> i);
    assertThat(sorted(first)).isEqualTo(all);
    assertThat(sorted(second)).isEqualTo(all);
    assertThat(first).isNotEqualTo(second).isNotEqualTo(all);
  }

  @Test
  void withoutShufflingTheOrderIsKept() {
    ArraySamples samples = ArraySamples.ofLine(21, 3).remember();
    trainer(1).order(new SampleOrder.Given()).build().fit(model, samples);
    int[] all = new int[21];
    Arrays.setAll(all, i -> i);
    assertThat(concatenated(samples.asked)).isEqualTo(all);
  }

  @Test
  void theSeedAloneDecidesTheOrder() {
    int[] order = orderOfSecondEpoch(trainer(2));
    assertThat(orderOfSecondEpoch(trainer(2))).isEqualTo(order);
    Validator looking = m -> Validation.ofLoss(1);
    assertThat(orderOfSecondEpoch(trainer(5).threads(2).validator(looking))).isEqualTo(order);
    assertThat(orderOfSecondEpoch(trainer(2).seed(6))).isNotEqualTo(order);
  }

  private static int[] orderOfSecondEpoch(Trainer.Builder trainer) {
    ArraySamples samples = ArraySamples.ofLine(16, 3).remember();
    trainer.build().fit(new LinearModel(3), samples);
    return concatenated(samples.asked.subList(2, 4));
  }

  /** Seed 5, epoch 1, ten samples: a change would change every published figure. */
  @Test
  void theOrderOfASeedNeverChanges() {
    ArraySamples samples = ArraySamples.ofLine(10, 3).remember();
    trainer(1).batchSize(10).build().fit(model, samples);
    assertThat(samples.asked.get(0)).containsExactly(3, 8, 9, 7, 6, 4, 1, 0, 5, 2);
  }

  /**
   * Tested on every JDK: optimizer, schedule, clipping and order are the same to the bit on all.
   */
  @Test
  void theBitsOfATrainingNeverChange() {
    AdamProvider adam = new AdamProvider();
    CosineProvider cosine = new CosineProvider();
    trainer(4)
        .optimizer(adam.create(Options.defaults(adam.options())))
        .schedule(cosine.create(Options.of(cosine.options(), Map.of("warm-up-epochs", 1))))
        .clip(Clipping.norm(1))
        .build()
        .fit(model, ArraySamples.ofLine(50, 3));
    assertThat(bits(model.parameters()))
        .containsExactly(1009371794, 1012671199, 1013622950, -1144846215);
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[i]));
    return bits;
  }

  @Test
  void theSameSeedGivesTheSameBitsAgain() {
    Trainer trainer = trainer(3).build();
    trainer.fit(model, ArraySamples.ofLine(50, 3));
    LinearModel again = new LinearModel(3);
    trainer.fit(again, ArraySamples.ofLine(50, 3)); // the same trainer: nothing is carried over
    assertThat(again.parameters()).isEqualTo(model.parameters());
  }

  @Test
  void theLossOfAnEpochIsWeightedByPresentTargets() {
    ArraySamples samples = ArraySamples.ofLine(4, 3);
    Arrays.fill(samples.targets, 2);
    samples.targets[1] = Float.NaN;
    samples.targets[3] = 5;
    // A rate of nearly nothing keeps the prediction at 0: losses are 4, nothing, 4, 25.
    TrainingResult result =
        trainer(1)
            .optimizer(sgd(1e-30))
            .batchSize(2)
            .order(new SampleOrder.Given())
            .build()
            .fit(model, samples);
    assertThat(result.history().get(0).loss()).isEqualTo((4 + 4 + 25) / 3.0);
  }

  @Test
  void theGradientNormIsReportedBeforeClipping() {
    ArraySamples samples = new ArraySamples(new float[][] {{0, 0, 0}}, new float[] {10});
    List<BatchReport> batches = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void batchEnded(BatchReport report) {
            batches.add(report);
          }
        };
    TrainingResult result =
        trainer(2).clip(Clipping.norm(0.5)).listener(listener).build().fit(model, samples);
    assertThat(model.parameters()[3]).isCloseTo(0.1f, within(1e-6f)); // two steps of 0.1 * 0.5
    assertThat(result.history().get(0).gradientNorm()).isEqualTo(20); // 2 * (0 - 10)
    assertThat(batches.get(0)).isEqualTo(new BatchReport(1, 2, 1, 1, 100, 0.1, 20));
    assertThat(batches.get(1).epoch()).isEqualTo(2);
  }

  @Test
  void theScheduleIsAskedForEveryStepOfTheWholeTraining() {
    List<String> asked = new ArrayList<>();
    TrainingResult result =
        trainer(2)
            .schedule(
                (base, step, total, perEpoch) -> {
                  asked.add(base + " " + step + "/" + total + " " + perEpoch);
                  return base / (step + 1);
                })
            .build()
            .fit(model, ArraySamples.ofLine(24, 3));
    assertThat(asked)
        .containsExactly(
            "0.1 0/6 3", "0.1 1/6 3", "0.1 2/6 3", "0.1 3/6 3", "0.1 4/6 3", "0.1 5/6 3");
    assertThat(result.history())
        .extracting(EpochReport::learningRate)
        .containsExactly(0.1 / 3, 0.1 / 6);
  }

  @Test
  void cancellingStopsAfterTheBatchAtHandAndThrowsTheBrokenOffEpochAway() {
    ArraySamples samples = ArraySamples.ofLine(24, 3).remember();
    TrainingResult result = cancelled(trainer(5), 5).build().fit(model, samples);
    assertThat(samples.asked).hasSize(5);
    assertThat(result.end()).isEqualTo(End.CANCELLED);
    assertThat(result.cancelled()).isTrue();
    assertThat(result.stoppedEarly()).isFalse();
    assertThat(result.history()).hasSize(1); // three batches in an epoch
    assertThat(result.modelEpoch()).isEqualTo(1);
    assertThat(result.brokenOff()).isEqualTo(2 / 3.0);
    assertThat(model.parameters()).isEqualTo(afterEpochs(1));
  }

  private static float[] afterEpochs(int epochs) {
    LinearModel trained = new LinearModel(3);
    trainer(epochs).build().fit(trained, ArraySamples.ofLine(24, 3));
    return trained.parameters();
  }

  @Test
  void whateverEndsATrainingTheModelIsThatOfAFinishedEpoch() {
    for (int batches = 1; batches < 15; batches++) {
      LinearModel cancelled = new LinearModel(3);
      TrainingResult result =
          cancelled(trainer(5), batches)
              .validator(new Script(1, 2, 3, 4))
              .build()
              .fit(cancelled, ArraySamples.ofLine(24, 3));
      // Cancelled before its validation, an epoch is not finished.
      int finished = (batches - 1) / 3;
      assertThat(result.history()).hasSize(finished);
      assertThat(result.modelEpoch()).isEqualTo(finished);
      assertThat(result.bestEpoch()).isEqualTo(Math.min(1, finished));
      if (finished > 0) {
        assertThat(cancelled.parameters()).isEqualTo(afterEpochs(finished));
      }
    }
  }

  @Test
  void timeThatIsUpInTheMiddleOfAnEpochThrowsThatAway() {
    TrainingListener slowInTheThirdEpoch =
        new TrainingListener() {
          @Override
          public void batchEnded(BatchReport report) {
            long end = System.nanoTime() + (report.epoch() == 3 ? 2_000_000_000L : 0);
            while (System.nanoTime() < end) {
              Thread.onSpinWait();
            }
          }
        };
    TrainingResult result =
        trainer(1000)
            .timeLimit(Duration.ofMillis(1800))
            .listener(slowInTheThirdEpoch)
            .build()
            .fit(model, ArraySamples.ofLine(24, 3));
    assertThat(result.end()).isEqualTo(End.TIME_UP);
    assertThat(result.modelEpoch()).isEqualTo(2);
    assertThat(result.history()).hasSize(2);
    assertThat(result.brokenOff()).isEqualTo(1 / 3.0);
    assertThat(model.parameters()).isEqualTo(afterEpochs(2));
  }

  @Test
  void aValidationThatIsCancelledThrowsItsEpochAway() {
    Validator cancelledInTheThird =
        new Validator() {
          private int calls;

          @Override
          public Validation evaluate(TrainableModel trained) {
            if (++calls == 3) {
              throw new CancelledException();
            }
            return Validation.ofLoss(1);
          }
        };
    TrainingResult result =
        trainer(5).validator(cancelledInTheThird).build().fit(model, ArraySamples.ofLine(24, 3));
    assertThat(result.end()).isEqualTo(End.CANCELLED);
    assertThat(result.modelEpoch()).isEqualTo(2);
    assertThat(result.brokenOff()).isEqualTo(1);
    assertThat(model.parameters()).isEqualTo(afterEpochs(2));
  }

  @Test
  void interruptingTheThreadEndsATrainingAndTheThreadStaysInterrupted() {
    TrainingListener interrupting =
        new TrainingListener() {
          @Override
          public void batchEnded(BatchReport report) {
            if (report.epoch() == 2 && report.batch() == 2) {
              Thread.currentThread().interrupt();
            }
          }
        };
    TrainingResult result =
        trainer(1000).listener(interrupting).build().fit(model, ArraySamples.ofLine(24, 3));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(result.end()).isEqualTo(End.CANCELLED);
    assertThat(result.modelEpoch()).isEqualTo(1);
    assertThat(model.parameters()).isEqualTo(afterEpochs(1));
  }

  @Test
  void aPlanEndsAfterItsStepsWithTheLearningRatesOfTheOtherTraining() {
    List<String> asked = new ArrayList<>();
    ArraySamples samples = ArraySamples.ofLine(40, 3).remember(); // five batches in an epoch
    TrainingResult result =
        trainer(3)
            .steps(new StepPlan(7, 9, 3))
            .schedule(
                (base, step, total, perEpoch) -> {
                  asked.add(step + "/" + total + " " + perEpoch);
                  return base;
                })
            .build()
            .fit(model, samples);
    assertThat(asked)
        .containsExactly("0/9 3", "1/9 3", "2/9 3", "3/9 3", "4/9 3", "5/9 3", "6/9 3");
    assertThat(samples.asked).hasSize(7);
    assertThat(result.end()).isEqualTo(End.COMPLETED);
    assertThat(result.modelEpoch()).isEqualTo(2);
    assertThatThrownBy(() -> new StepPlan(0, 9, 3)).hasMessageStartingWith("steps: 0 of 9");
    assertThatThrownBy(() -> new StepPlan(10, 9, 3)).hasMessageStartingWith("steps: 10 of 9");
  }

  @Test
  void cancellingWithEarlyStoppingGivesTheBestEpochBack() {
    Script script = new Script(3, 1, 2);
    TrainingResult result =
        cancelled(trainer(9), 10)
            .validator(script)
            .earlyStopping(EarlyStopping.after(9))
            .build()
            .fit(model, ArraySamples.ofLine(24, 3));
    assertThat(result.cancelled()).isTrue();
    assertThat(result.bestEpoch()).isEqualTo(2);
    assertThat(result.modelEpoch()).isEqualTo(2);
    assertThat(model.parameters()).isEqualTo(script.seen.get(1));
  }

  private static Trainer.Builder cancelled(Trainer.Builder trainer, int batches) {
    AtomicInteger done = new AtomicInteger();
    TrainingListener counting =
        new TrainingListener() {
          @Override
          public void batchEnded(BatchReport report) {
            done.incrementAndGet();
          }
        };
    return trainer.listener(counting).cancellation(() -> done.get() >= batches);
  }

  @Test
  void everyListenerHearsOfEverythingInTheOrderOfTheirComing() {
    List<String> heard = new ArrayList<>();
    Trainer.Builder trainer = trainer(2);
    for (String name : List.of("a", "b")) {
      trainer.listener(
          new TrainingListener() {
            @Override
            public void batchEnded(BatchReport report) {
              heard.add(name + report.epoch() + "." + report.batch());
            }

            @Override
            public void epochEnded(EpochReport report) {
              heard.add(name + report.epoch());
            }

            @Override
            public void reached(Supplier<TrainingState> state) {
              heard.add(name + "-" + state.get().place().steps());
            }
          });
    }
    trainer.build().fit(model, ArraySamples.ofLine(16, 3));
    assertThat(heard)
        .containsExactly(
            "a1.1", "b1.1", "a-1", "b-1", "a1.2", "b1.2", "a1", "b1", "a-2", "b-2", //
            "a2.1", "b2.1", "a-3", "b-3", "a2.2", "b2.2", "a2", "b2", "a-4", "b-4");
  }

  @Test
  void earlyStoppingStopsWhenPatienceIsOverAndRestoresTheBest() {
    Script script = new Script(5, 4, 3, 3.5, 3, 1);
    TrainingResult result = fitWith(script, EarlyStopping.after(2), 10);
    assertThat(result.end()).isEqualTo(End.STOPPED_EARLY);
    assertThat(result.stoppedEarly()).isTrue();
    assertThat(result.history()).hasSize(5);
    assertThat(result.bestEpoch()).isEqualTo(3);
    assertThat(result.history())
        .extracting(EpochReport::best)
        .containsExactly(true, true, true, false, false);
    assertThat(model.parameters()).isEqualTo(script.seen.get(2));
  }

  @Test
  void theBestIsRestoredEvenWhenAllEpochsRan() {
    Script script = new Script(5, 1, 3);
    TrainingResult result = fitWith(script, EarlyStopping.after(2), 3);
    assertThat(result.end()).isEqualTo(End.COMPLETED);
    assertThat(model.parameters()).isEqualTo(script.seen.get(1)).isNotEqualTo(script.seen.get(2));
  }

  @Test
  void withoutEarlyStoppingTheLastParametersStay() {
    Script script = new Script(1, 2, 3);
    TrainingResult result =
        trainer(3).validator(script).build().fit(model, ArraySamples.ofLine(24, 3));
    assertThat(result.bestEpoch()).isEqualTo(1);
    assertThat(result.modelEpoch()).isEqualTo(3);
    assertThat(model.parameters()).isEqualTo(script.seen.get(2));
  }

  @Test
  void anImprovementSmallerThanMinDeltaDoesNotCount() {
    Script script = new Script(5, 4.9, 4.8, 4.4, 4.3, 4.2);
    TrainingResult result = fitWith(script, new EarlyStopping(3, "loss", true, 0.5), 6);
    assertThat(result.bestEpoch()).isEqualTo(4);
  }

  @Test
  void aMetricThatShouldRiseIsFollowedUpwards() {
    Script script = new Script(0.1, 0.9, 0.5);
    TrainingResult result = fitWith(script, new EarlyStopping(5, "r2", false, 0), 3);
    assertThat(result.bestEpoch()).isEqualTo(2);
  }

  @Test
  void aMetricThatIsNotThereIsNamedWithThoseThatAre() {
    Script script = new Script(1);
    assertThatThrownBy(() -> fitWith(script, new EarlyStopping(5, "r", true, 0), 3))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "early-stopping: there is no validation metric 'r'; did you mean 'r2'?"
                + " there are loss, r2");
  }

  @Test
  void aValidationThatIsNotANumberIsNeverTheBest() {
    Script script = new Script(Double.NaN, 2, Double.NaN, Double.NEGATIVE_INFINITY);
    TrainingResult result = fitWith(script, EarlyStopping.after(5), 4);
    assertThat(result.bestEpoch()).isEqualTo(2);
  }

  @Test
  void aValidationThatIsNeverANumberCannotStopEarly() {
    Script script = new Script(Double.NaN);
    assertThatThrownBy(() -> fitWith(script, EarlyStopping.after(2), 4))
        .hasMessageContaining("'loss' was not a finite number after any epoch");
  }

  private TrainingResult fitWith(Script script, EarlyStopping rule, int epochs) {
    return trainer(epochs)
        .validator(script)
        .earlyStopping(rule)
        .build()
        .fit(model, ArraySamples.ofLine(24, 3));
  }

  /** A validator that says what it was told to, and remembers the parameters it saw. */
  private static final class Script implements Validator {

    private final double[] values;
    private final List<float[]> seen = new ArrayList<>();

    Script(double... values) {
      this.values = values;
    }

    @Override
    public Validation evaluate(TrainableModel model) {
      seen.add(model.parameters().clone());
      double value = values[Math.min(values.length, seen.size()) - 1];
      return new Validation(value, Map.of("r2", value));
    }
  }

  @Test
  void noBatchBeginsAfterTheTimeIsUp() {
    ArraySamples samples = ArraySamples.ofLine(24, 3).remember();
    TrainingResult result = trainer(5).timeLimit(Duration.ofNanos(1)).build().fit(model, samples);
    assertThat(result.end()).isEqualTo(End.TIME_UP);
    assertThat(samples.asked).isEmpty();
    assertThat(result.bestEpoch()).isZero();
    assertThat(result.modelEpoch()).isZero();
  }

  @Test
  void badSettingsAreRefusedByName() {
    assertThatThrownBy(() -> trainer(0).build())
        .isInstanceOf(InputException.class)
        .hasMessage("epochs: '0' is not valid; expected a whole number, at least 1");
    assertThatThrownBy(() -> trainer(1).batchSize(0).build()).hasMessageStartingWith("batch-size:");
    assertThatThrownBy(() -> trainer(1).threads(0).build()).hasMessageStartingWith("threads:");
    assertThatThrownBy(() -> EarlyStopping.after(0)).hasMessageStartingWith("patience:");
    assertThatThrownBy(() -> new EarlyStopping(1, "loss", true, -1))
        .hasMessageStartingWith("min-delta:");
    assertThatThrownBy(() -> trainer(1).timeLimit(Duration.ZERO))
        .hasMessageStartingWith("max-minutes:");
    assertThatThrownBy(() -> trainer(1).earlyStopping(EarlyStopping.after(1)).build())
        .hasMessageStartingWith("early-stopping: there is nothing to validate on");
  }

  @Test
  void nothingToTrainOnIsRefused() {
    assertThatThrownBy(
            () -> trainer(1).build().fit(model, new ArraySamples(new float[0][], new float[0])))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("nothing to train on");
    ArraySamples withoutTargets = ArraySamples.ofLine(4, 3);
    Arrays.fill(withoutTargets.targets, Float.NaN);
    assertThatThrownBy(() -> trainer(1).build().fit(model, withoutTargets))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("every target");
  }

  @Test
  void adamLearnsTheLineToo() {
    AdamProvider provider = new AdamProvider();
    Optimizer adam = provider.create(Options.of(provider.options(), Map.of("learning-rate", 0.05)));
    trainer(60).optimizer(adam).build().fit(model, ArraySamples.ofLine(100, 3));
    assertThat(model.parameters()[2]).isCloseTo(3, within(1e-2f));
  }

  private static int[] concatenated(List<int[]> parts) {
    return parts.stream().flatMapToInt(Arrays::stream).toArray();
  }

  private static int[] sorted(int[] values) {
    return Arrays.stream(values).sorted().toArray();
  }
}
