package org.rnn4j.forecast.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rnn4j.api.conformance.Check;
import org.rnn4j.api.conformance.ConformanceException;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Predictor;
import org.rnn4j.api.forecast.TargetLayout;
import org.rnn4j.forecast.conformance.PlantedStrategy.Direct;
import org.rnn4j.forecast.conformance.PlantedStrategy.Iterative;

/** For each check of the kit strategies that it must reject. */
class PlantedStrategiesTest {

  /**
   * A planted bug.
   *
   * @param check that must see it
   * @param bug in a few words
   * @param provider of the strategy that has it
   * @param reason what the check must say of it, in part
   */
  private record Bug(String check, String bug, PlantedStrategyProvider provider, String reason) {}

  private final List<Bug> bugs = new ArrayList<>();

  private void plant(
      String check, String bug, Function<Boolean, ForecastStrategy> strategy, String reason) {
    bugs.add(new Bug(check, bug, provider(strategy), reason));
  }

  private static PlantedStrategyProvider provider(Function<Boolean, ForecastStrategy> strategy) {
    return new PlantedStrategyProvider(
        "planted", o -> strategy.apply(o.get(PlantedStrategyProvider.EVERY_STEP)));
  }

  PlantedStrategiesTest() {
    bugs.add(
        new Bug(
            "provider",
            "a name with capitals",
            new PlantedStrategyProvider("Planted", o -> new Direct(false)),
            "'Planted' is not in kebab-case"));
    plant("options", "the flag is not read", e -> new Direct(true), "'every-step' has no effect");
    plant("horizons", "one lead too many", BeyondWindows::new, "beyond its windows");
    plant("horizons", "no words", WithoutWords::new, "throw an InputException that says");
    plant("horizons", "nothing served", Refusing::new, "every horizon from 1 to 8 is refused");
    plant("horizons", "leads backward", LeadsBackward::new, "the leads are [2, 1]");
    plant("shapes", "the first lead alone", FirstLead::new, "instead of [3, 2, 1]");
    plant("shapes", "slides over the inputs", InPlace::new, "the inputs have changed");
    plant("shapes", "past the end", PastTheEnd::new, "in row 0 is NaN");
    plant("network-inputs", "feeds back in secret", InSecret::new, "but feedsBack() is false");
    plant("network-inputs", "targets alone", TargetsAlone::new, "and was trained on [rows, ");
    plant("network-inputs", "the whole array", WholeArray::new, "the network is given NaN");
    plant("perfect-network", "does not slide", Standing::new, "with this network 5.0 is right");
    plant("perfect-network", "steps backward", Reversed::new, "the forecast of lead 1");
    plant("at-once", "a shorter lookback", ShorterLookback::new, "beside what the network gives");
    plant("batch-independence", "less the mean", LessMean::new, "of a row by itself");
    plant("determinism", "learns", Remembering::new, "after other forecasts");
    plant("threads", "one buffer", OneBuffer::new, "while another thread forecasts");
    plant("leakage", "what it has seen before", Remembering::new, "when only values after");
    plant("leakage", "does not look", Blind::new, "no value before the cutoff");
    plant("windows", "less the mean", LessMean::new, "in groups of 1 window");
    plant("windows", "a lead left out", OneLeadNan::new, "the forecast of lead 2 is NaN");
  }

  @TestFactory
  Stream<DynamicTest> eachCheckRejectsItsPlantedBugs() {
    return bugs.stream().map(b -> dynamicTest(b.check() + ": " + b.bug(), () -> assertRejected(b)));
  }

  private static void assertRejected(Bug bug) {
    Check check =
        StrategyConformance.of(bug.provider())
            .checks()
            .filter(c -> c.name().equals(bug.check()))
            .findFirst()
            .orElseThrow();
    assertThatThrownBy(check::run)
        .isInstanceOf(ConformanceException.class)
        .hasMessageContaining(bug.reason());
  }

  @Test
  void everyCheckHasAPlantedBug() {
    Set<String> checks = new LinkedHashSet<>();
    bugs.forEach(b -> checks.add(b.check()));
    assertThat(StrategyConformance.of(new PlantedStrategyProvider()).checks())
        .allSatisfy(c -> assertThat(c.proves()).endsWith("."))
        .extracting(Check::name)
        .containsExactlyElementsOf(checks);
  }

  @TestFactory
  Stream<DynamicTest> theSameStrategiesWithoutABugPass() {
    return Stream.of(
            new PlantedStrategyProvider(),
            provider(Iterative::new),
            provider(OneAtATime::new),
            provider(LongLookback::new))
        .flatMap(p -> StrategyConformance.of(p).checks())
        .map(c -> dynamicTest(c.name(), c::run));
  }

  /** Sound: lets one thread in at a time. */
  private static final class OneAtATime extends Direct {
    OneAtATime(boolean everyStep) {
      super(everyStep);
    }

    @Override
    public synchronized Block forecast(
        Predictor predictor, Block inputs, int horizon, int targets) {
      return super.forecast(predictor, inputs, horizon, targets);
    }
  }

  /** Sound: says in words what lookback it needs, and serves every other horizon. */
  private static final class LongLookback extends Direct {
    LongLookback(boolean everyStep) {
      super(everyStep);
    }

    @Override
    public TargetLayout targets(int horizon) {
      if (horizon % 2 == 1) {
        throw new InputException("strategy", horizon + " is odd", "take an even horizon");
      }
      return super.targets(horizon);
    }

    @Override
    public Block forecast(Predictor predictor, Block inputs, int horizon, int targets) {
      if (inputs.steps() < 5) {
        throw new InputException("strategy", "the lookback is too short", "take 5 or more");
      }
      return super.forecast(predictor, inputs, horizon, targets);
    }
  }

  private static final class BeyondWindows extends Direct {
    BeyondWindows(boolean everyStep) {
      super(everyStep);
    }

    @Override
    public TargetLayout targets(int horizon) {
      return super.targets(horizon + 1);
    }
  }

  private static final class WithoutWords extends Direct {
    WithoutWords(boolean everyStep) {
      super(everyStep);
    }

    @Override
    public TargetLayout targets(int horizon) {
      if (horizon > 4) {
        throw new IllegalArgumentException();
      }
      return super.targets(horizon);
    }
  }

  private static final class Refusing extends Direct {
    Refusing(boolean everyStep) {
      super(everyStep);
    }

    @Override
    public TargetLayout targets(int horizon) {
      throw new InputException("strategy", "no horizon is right", "take another strategy");
    }
  }

  private static final class LeadsBackward extends Direct {
    LeadsBackward(boolean everyStep) {
      super(everyStep);
    }

    @Override
    public List<Integer> leads(int horizon) {
      return horizon < 2 ? super.leads(horizon) : List.of(2, 1);
    }
  }

  private static final class FirstLead extends Direct {
    FirstLead(boolean everyStep) {
      super(everyStep);
    }

    @Override
    public TargetLayout targets(int horizon) {
      return super.targets(1);
    }
  }

  private static final class InPlace extends Iterative {
    InPlace(boolean everyStep) {
      super(everyStep);
    }

    @Override
    Block start(Block inputs) {
      return inputs;
    }
  }

  /** A block's array may be longer than the block. */
  private static final class PastTheEnd extends Direct {
    PastTheEnd(boolean everyStep) {
      super(everyStep);
    }

    @Override
    public Block forecast(Predictor predictor, Block inputs, int horizon, int targets) {
      float sum = 0;
      for (float value : inputs.values()) {
        sum += value;
      }
      Block answer = super.forecast(predictor, inputs, horizon, targets);
      answer.set(0, 0, 0, sum);
      return answer;
    }
  }

  private static final class InSecret extends Iterative {
    InSecret(boolean everyStep) {
      super(everyStep);
    }

    @Override
    public boolean feedsBack() {
      return false;
    }
  }

  private static final class TargetsAlone extends Direct {
    TargetsAlone(boolean everyStep) {
      super(everyStep);
    }

    @Override
    public Block forecast(Predictor predictor, Block inputs, int horizon, int targets) {
      Block some = Block.zeros(inputs.rows(), inputs.steps(), targets);
      for (int row = 0; row < some.rows(); row++) {
        for (int t = 0; t < some.steps(); t++) {
          for (int target = 0; target < targets; target++) {
            some.set(row, t, target, inputs.get(row, t, target));
          }
        }
      }
      return predictor.predict(some);
    }
  }

  /** Reads on where a block ends. */
  private static final class WholeArray extends Direct {
    WholeArray(boolean everyStep) {
      super(everyStep);
    }

    @Override
    public Block forecast(Predictor predictor, Block inputs, int horizon, int targets) {
      int rows = inputs.values().length / (inputs.steps() * inputs.width());
      return predictor.predict(new Block(rows, inputs.steps(), inputs.width(), inputs.values()));
    }
  }

  private static final class Standing extends Iterative {
    Standing(boolean everyStep) {
      super(everyStep);
    }

    @Override
    void append(Block sliding, Block next, int targets) {
      for (int row = 0; row < sliding.rows(); row++) {
        for (int target = 0; target < targets; target++) {
          sliding.set(row, sliding.steps() - 1, target, next.get(row, 0, target));
        }
      }
    }
  }

  private static final class Reversed extends Iterative {
    Reversed(boolean everyStep) {
      super(everyStep);
    }

    @Override
    Block start(Block inputs) {
      Block turned = PlantedStrategy.copy(inputs);
      for (int row = 0; row < inputs.rows(); row++) {
        for (int t = 0; t < inputs.steps(); t++) {
          for (int f = 0; f < inputs.width(); f++) {
            turned.set(row, t, f, inputs.get(row, inputs.steps() - 1 - t, f));
          }
        }
      }
      return turned;
    }
  }

  private static final class ShorterLookback extends Direct {
    ShorterLookback(boolean everyStep) {
      super(everyStep);
    }

    @Override
    public Block forecast(Predictor predictor, Block inputs, int horizon, int targets) {
      if (inputs.steps() < 3) {
        return super.forecast(predictor, inputs, horizon, targets);
      }
      Block late = Block.zeros(inputs.rows(), inputs.steps() - 1, inputs.width());
      for (int row = 0; row < late.rows(); row++) {
        for (int t = 0; t < late.steps(); t++) {
          for (int f = 0; f < late.width(); f++) {
            late.set(row, t, f, inputs.get(row, t + 1, f));
          }
        }
      }
      return predictor.predict(late);
    }
  }

  /** Takes from the forecasts the mean of the batch. */
  private static final class LessMean extends Direct {
    LessMean(boolean everyStep) {
      super(everyStep);
    }

    @Override
    public Block forecast(Predictor predictor, Block inputs, int horizon, int targets) {
      Block answer = super.forecast(predictor, inputs, horizon, targets);
      float mean = 0;
      for (int row = 0; row < answer.rows(); row++) {
        mean += answer.get(row, 0, 0) / answer.rows();
      }
      for (int row = 0; row < answer.rows(); row++) {
        answer.set(row, 0, 0, answer.get(row, 0, 0) - mean);
      }
      return answer;
    }
  }

  /** Adds a little of the last value that it was shown before. */
  private static final class Remembering extends Direct {

    private float seen;

    Remembering(boolean everyStep) {
      super(everyStep);
    }

    @Override
    public Block forecast(Predictor predictor, Block inputs, int horizon, int targets) {
      Block answer = super.forecast(predictor, inputs, horizon, targets);
      answer.set(0, 0, 0, answer.get(0, 0, 0) + 0.1f * seen);
      seen = inputs.get(0, inputs.steps() - 1, 0) + 0.1f * seen;
      return answer;
    }
  }

  private static final class OneBuffer extends Iterative {

    private float[] buffer = {};

    OneBuffer(boolean everyStep) {
      super(everyStep);
    }

    @Override
    Block start(Block inputs) {
      if (buffer.length != inputs.values().length) {
        buffer = new float[inputs.values().length];
      }
      System.arraycopy(inputs.values(), 0, buffer, 0, buffer.length);
      return new Block(inputs.rows(), inputs.steps(), inputs.width(), buffer);
    }
  }

  private static final class Blind extends Direct {
    Blind(boolean everyStep) {
      super(everyStep);
    }

    @Override
    public Block forecast(Predictor predictor, Block inputs, int horizon, int targets) {
      return Block.zeros(inputs.rows(), horizon, targets);
    }
  }

  private static final class OneLeadNan extends Direct {
    OneLeadNan(boolean everyStep) {
      super(everyStep);
    }

    @Override
    public Block forecast(Predictor predictor, Block inputs, int horizon, int targets) {
      Block answer = super.forecast(predictor, inputs, horizon, targets);
      if (horizon > 1) {
        answer.set(0, 1, 0, Float.NaN);
      }
      return answer;
    }
  }
}
