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
import org.rnn4j.api.forecast.ForecastRequest;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Predictor;
import org.rnn4j.forecast.conformance.PlantedStrategy.Direct;
import org.rnn4j.forecast.conformance.PlantedStrategy.Growing;
import org.rnn4j.forecast.conformance.PlantedStrategy.Iterative;
import org.rnn4j.forecast.conformance.PlantedStrategy.ReadingOn;
import org.rnn4j.forecast.conformance.WrongForecasts.Blind;
import org.rnn4j.forecast.conformance.WrongForecasts.BlindAhead;
import org.rnn4j.forecast.conformance.WrongForecasts.GoingOnInSecret;
import org.rnn4j.forecast.conformance.WrongForecasts.InSecret;
import org.rnn4j.forecast.conformance.WrongForecasts.LessMean;
import org.rnn4j.forecast.conformance.WrongForecasts.OneBuffer;
import org.rnn4j.forecast.conformance.WrongForecasts.OneLate;
import org.rnn4j.forecast.conformance.WrongForecasts.Remembering;
import org.rnn4j.forecast.conformance.WrongForecasts.Reversed;
import org.rnn4j.forecast.conformance.WrongForecasts.ShorterLookback;
import org.rnn4j.forecast.conformance.WrongForecasts.Standing;
import org.rnn4j.forecast.conformance.WrongForecasts.TargetsAlone;
import org.rnn4j.forecast.conformance.WrongForecasts.WholeArray;
import org.rnn4j.forecast.conformance.WrongForecasts.WithoutLags;
import org.rnn4j.forecast.conformance.WrongLayouts.BeyondWindows;
import org.rnn4j.forecast.conformance.WrongLayouts.FirstLead;
import org.rnn4j.forecast.conformance.WrongLayouts.InPlace;
import org.rnn4j.forecast.conformance.WrongLayouts.KeptAnswer;
import org.rnn4j.forecast.conformance.WrongLayouts.LeadsBackward;
import org.rnn4j.forecast.conformance.WrongLayouts.OneLeadNan;
import org.rnn4j.forecast.conformance.WrongLayouts.PastTheEnd;
import org.rnn4j.forecast.conformance.WrongLayouts.ReadingOnToAllLeads;
import org.rnn4j.forecast.conformance.WrongLayouts.Refusing;
import org.rnn4j.forecast.conformance.WrongLayouts.WithoutWords;

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
    plant("horizons", "reads on to all", ReadingOnToAllLeads::new, "on the leads [1, 2] instead");
    plant("shapes", "the first lead alone", FirstLead::new, "instead of [3, 2, 1]");
    plant("shapes", "slides over the inputs", InPlace::new, "the inputs have changed");
    plant("shapes", "past the end", PastTheEnd::new, "in row 0 is NaN");
    plant("shapes", "keeps an answer", KeptAnswer::new, "in row 0 is NaN");
    plant("network-inputs", "feeds back in secret", InSecret::new, "but feedsBack() is false");
    plant("network-inputs", "goes on in secret", GoingOnInSecret::new, "but goesOn() is false");
    plant("network-inputs", "targets alone", TargetsAlone::new, "and was trained on [rows, ");
    plant("network-inputs", "the whole array", WholeArray::new, "the network is given NaN");
    plant("perfect-network", "does not slide", Standing::new, "with this network 5.0 is right");
    plant("perfect-network", "does not look ahead", BlindAhead::new, "the forecast of lead 2");
    plant("perfect-network", "without lags", WithoutLags::new, "the forecast of lead");
    plant("perfect-network", "steps backward", Reversed::new, "the forecast of lead 1");
    plant("at-once", "a shorter lookback", ShorterLookback::new, "beside what the network gives");
    plant("at-once", "reads on one step late", OneLate::new, "as it reads on");
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
            provider(Growing::new),
            provider(ReadingOn::new),
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
    public synchronized Block forecast(Predictor predictor, ForecastRequest request) {
      return super.forecast(predictor, request);
    }
  }

  /** Sound: says in words what lookback it needs, and serves every other horizon. */
  private static final class LongLookback extends Direct {
    LongLookback(boolean everyStep) {
      super(everyStep);
    }

    @Override
    public List<Integer> leads(int horizon) {
      if (horizon % 2 == 1) {
        throw new InputException("strategy", horizon + " is odd", "take an even horizon");
      }
      return super.leads(horizon);
    }

    @Override
    public Block forecast(Predictor predictor, ForecastRequest request) {
      if (request.history().steps() < 5) {
        throw new InputException("strategy", "the lookback is too short", "take 5 or more");
      }
      return super.forecast(predictor, request);
    }
  }
}
