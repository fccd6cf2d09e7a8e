package org.rnn4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.conformance.OptionValues;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.model.Batch;
import org.rnn4j.api.model.Loss;
import org.rnn4j.api.model.ParameterLayout;
import org.rnn4j.api.model.TrainableModel;
import org.rnn4j.api.model.TrainingStep;
import org.rnn4j.api.optimize.Optimizer;
import org.rnn4j.api.optimize.Schedule;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.random.RandomStream;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.training.loss.MseProvider;

/** A training that is left in the middle and gone on with from a value. */
class TrainingStateTest {

  private static final int INPUTS = 3;
  private static final int EPOCHS = 3;
  private static final ArraySamples SAMPLES = ArraySamples.ofLine(20, INPUTS); // batches of 8, 8, 4
  private static final ArraySamples OTHERS = ArraySamples.ofLine(9, INPUTS);
  private static final Loss MSE = new MseProvider().create(Options.defaults(List.of()));

  /** A component by its name and options. */
  private record Component<T, P extends Provider<T>>(P provider, Map<String, Object> options) {
    T create() {
      return provider.create(Options.of(provider.options(), options));
    }
  }

  private static <T, P extends Provider<T>> List<Component<T, P>> all(Kind<P> kind) {
    List<Component<T, P>> all = new ArrayList<>();
    for (Registry.Entry<P> entry : Registry.installed().all(kind)) {
      P provider = entry.provider();
      OptionValues.taken(provider, OptionValues.combinationsWithNumbers(provider.options()))
          .forEach(options -> all.add(new Component<>(provider, options)));
    }
    assertThat(all).hasSizeGreaterThan(3);
    return all;
  }

  private static Trainer.Builder trainer(
      Component<Optimizer, ?> optimizer, Component<Schedule, ?> schedule) {
    Evaluator evaluator = new Evaluator(MSE, 4);
    return Trainer.builder()
        .loss(MSE)
        .optimizer(optimizer.create())
        .schedule(schedule.create())
        .clip(Clipping.norm(1))
        .validator(model -> Validation.ofLoss(evaluator.meanLoss(model, OTHERS)))
        .earlyStopping(EarlyStopping.after(2))
        .epochs(EPOCHS)
        .batchSize(8)
        .seed(7);
  }

  /** Keeps every state. */
  private static class Keeper implements TrainingListener {
    private final List<TrainingState> states = new ArrayList<>();

    @Override
    public void reached(Supplier<TrainingState> state) {
      states.add(state.get());
    }
  }

  @Test
  void whereverATrainingIsLeftItEndsWithTheSameBytes() {
    for (Component<Optimizer, ?> optimizer : all(Kind.OPTIMIZER)) {
      for (Component<Schedule, ?> schedule : all(Kind.SCHEDULE)) {
        TrainableModel whole = new Noisy(new LinearModel(INPUTS));
        Keeper keeper = new Keeper();
        TrainingResult expected =
            trainer(optimizer, schedule).listener(keeper).build().fit(whole, SAMPLES);
        TrainingState last = keeper.states.get(keeper.states.size() - 1);
        for (TrainingState state : keeper.states) {
          String what = optimizer + ", " + schedule + ", " + state.place();
          TrainableModel model = new Noisy(new LinearModel(INPUTS)); // as in another process
          Keeper rest = new Keeper();
          TrainingResult result =
              trainer(optimizer, schedule).listener(rest).build().resume(model, SAMPLES, state);
          assertThat(model.parameters()).as(what).containsExactly(whole.parameters());
          assertThat(result.bestEpoch()).as(what).isEqualTo(expected.bestEpoch());
          assertThat(result.modelEpoch()).as(what).isEqualTo(expected.modelEpoch());
          assertThat(result.end()).as(what).isEqualTo(expected.end());
          assertThat(result.history())
              .as(what)
              .usingRecursiveFieldByFieldElementComparatorIgnoringFields("seconds")
              .isEqualTo(expected.history());
          TrainingState end =
              rest.states.isEmpty() ? state : rest.states.get(rest.states.size() - 1);
          assertSame(what, end, last);
        }
      }
    }
  }

  /**
   * Draws something for each step and keeps an average in its last parameter, as a network does
   * under dropout and batch norm.
   */
  private record Noisy(LinearModel model) implements TrainableModel {

    @Override
    public double lossAndGradient(Batch batch, Loss loss, TrainingStep step, float[] gradient) {
      double value = model.lossAndGradient(batch, loss, step, gradient);
      RandomStream random = RandomStream.of(step.seed(), step.epoch(), step.batch());
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] *= (float) (0.5 + random.nextDouble());
      }
      parameters()[INPUTS] = (float) (0.9 * parameters()[INPUTS] + 0.1 * value);
      return value;
    }

    @Override
    public ParameterLayout layout() {
      return model.layout();
    }

    @Override
    public float[] parameters() {
      return model.parameters();
    }

    @Override
    public int outputWidth() {
      return model.outputWidth();
    }

    @Override
    public double evaluate(Batch batch, Loss loss, float[] predictions) {
      return model.evaluate(batch, loss, predictions);
    }

    @Override
    public void predict(Batch batch, float[] predictions) {
      model.predict(batch, predictions);
    }
  }

  private static void assertSame(String what, TrainingState actual, TrainingState expected) {
    assertThat(actual.place()).as(what).isEqualTo(expected.place());
    assertThat(actual.learningRate()).as(what).isEqualTo(expected.learningRate());
    assertThat(actual.parameters()).as(what).containsExactly(expected.parameters());
    assertThat(actual.optimizerArrays()).as(what).isEqualTo(expected.optimizerArrays());
    for (String name : expected.optimizerArrays()) {
      assertThat(actual.optimizerArray(name))
          .as(what)
          .containsExactly(expected.optimizerArray(name));
    }
    assertThat(actual.bestEpoch()).as(what).isEqualTo(expected.bestEpoch());
    assertThat(actual.bestValue()).as(what).isEqualTo(expected.bestValue());
    assertThat(actual.modelEpoch()).as(what).isEqualTo(expected.modelEpoch());
    assertThat(actual.modelParameters()).as(what).containsExactly(expected.modelParameters());
  }

  private static Trainer.Builder sgd() {
    var momentum = Registry.installed().find(Kind.OPTIMIZER, "sgd");
    return Trainer.builder()
        .loss(MSE)
        .optimizer(
            momentum.create(
                Options.of(momentum.options(), Map.of("learning-rate", 0.1, "momentum", 0.9))))
        .epochs(EPOCHS)
        .batchSize(8)
        .seed(7);
  }

  @Test
  void samplesThatAreDrawnForEachEpochAreDrawnAgainWhereATrainingGoesOn() {
    for (SampleOrder order :
        List.of(
            new SampleOrder.Drawn(12), new SampleOrder.DrawnByGroup(12, new int[] {0, 5, 20}))) {
      LinearModel whole = new LinearModel(INPUTS);
      Keeper keeper = new Keeper();
      TrainingResult expected = sgd().order(order).listener(keeper).build().fit(whole, SAMPLES);
      assertThat(keeper.states).hasSize(2 * EPOCHS); // batches of 8 and 4
      for (TrainingState state : keeper.states) {
        LinearModel model = new LinearModel(INPUTS);
        TrainingResult result = sgd().order(order).build().resume(model, SAMPLES, state);
        assertThat(model.parameters()).containsExactly(whole.parameters());
        assertThat(result.modelEpoch()).isEqualTo(expected.modelEpoch());
      }
    }
  }

  @Test
  void aStateIsAValue() {
    LinearModel model = new LinearModel(INPUTS);
    Keeper keeper = new Keeper();
    sgd().listener(keeper).build().fit(model, SAMPLES);
    TrainingState second = keeper.states.get(1);
    assertThat(second.place()).isEqualTo(new TrainingState.Place(2, 1, 2, 3));
    assertThat(second.sums().targets()).isEqualTo(16);
    assertThat(second.sums().seconds()).isPositive();
    assertThat(second.history()).isEmpty();
    assertThat(second.modelEpoch()).isZero();
    assertThat(second.modelParameters()).isEmpty();
    float[] before = second.parameters();
    assertThat(before).isNotEqualTo(keeper.states.get(2).parameters());
    second.parameters()[0] = 99;
    second.optimizerArray(second.optimizerArrays().get(0))[0] = 99;
    sgd().build().resume(new LinearModel(INPUTS), SAMPLES, second);
    assertThat(second.parameters()).containsExactly(before);
    assertThat(second.optimizerArray(second.optimizerArrays().get(0))[0]).isNotEqualTo(99);
    TrainingState third = keeper.states.get(2);
    assertThat(third.place()).isEqualTo(new TrainingState.Place(3, 2, 0, 3));
    assertThat(third.history()).hasSize(1);
    float[] kept = third.modelParameters();
    assertThat(kept).containsExactly(third.parameters());
    sgd().build().resume(new LinearModel(INPUTS), SAMPLES, third);
    assertThat(third.modelParameters()).containsExactly(kept);
  }

  @Test
  void theSecondsOfAnEpochCountFromItsBeginningWhoeverBeganIt() {
    Keeper slow =
        new Keeper() {
          @Override
          public void batchEnded(BatchReport report) {
            LockSupport.parkNanos(20_000_000);
          }
        };
    sgd().listener(slow).build().fit(new LinearModel(INPUTS), SAMPLES);
    TrainingState second = slow.states.get(1);
    TrainingResult rest = sgd().build().resume(new LinearModel(INPUTS), SAMPLES, second);
    assertThat(rest.history().get(0).seconds()).isGreaterThan(second.sums().seconds());
  }

  @Test
  void theStateOfAnotherTrainingIsRefused() {
    Keeper keeper = new Keeper();
    sgd().listener(keeper).build().fit(new LinearModel(INPUTS), SAMPLES);
    TrainingState state = keeper.states.get(1);
    assertThatThrownBy(
            () -> sgd().build().resume(new LinearModel(2), ArraySamples.ofLine(20, 2), state))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("state: it has 4 parameters, the training 3");
    assertThatThrownBy(
            () -> sgd().batchSize(5).build().resume(new LinearModel(INPUTS), SAMPLES, state))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("state: it has 3 batches in an epoch, the training 4");
    var adam = Registry.installed().find(Kind.OPTIMIZER, "adam");
    assertThatThrownBy(
            () ->
                sgd()
                    .optimizer(adam.create(Options.defaults(adam.options())))
                    .build()
                    .resume(new LinearModel(INPUTS), SAMPLES, state))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("optimizer: the state has the arrays [");
  }
}
