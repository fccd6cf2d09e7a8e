package org.rnn4j.training.conformance;

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
import org.rnn4j.api.optimize.Optimizer;
import org.rnn4j.api.option.Options;
import org.rnn4j.training.conformance.WrongDivisions.OfClippedGradient;
import org.rnn4j.training.conformance.WrongDivisions.OfCopiedState;
import org.rnn4j.training.conformance.WrongDivisions.OfGarbage;
import org.rnn4j.training.conformance.WrongDivisions.OfKeptState;
import org.rnn4j.training.conformance.WrongDivisions.OfLazyState;
import org.rnn4j.training.conformance.WrongDivisions.OfNeighbour;
import org.rnn4j.training.conformance.WrongDivisions.OfNoState;
import org.rnn4j.training.conformance.WrongDivisions.OfOneMore;
import org.rnn4j.training.conformance.WrongDivisions.OfRandomMoves;
import org.rnn4j.training.conformance.WrongDivisions.OfRangeMean;
import org.rnn4j.training.conformance.WrongDivisions.OfSharedState;
import org.rnn4j.training.conformance.WrongDivisions.OfThreadState;
import org.rnn4j.training.conformance.WrongMovements.OfBaseRate;
import org.rnn4j.training.conformance.WrongMovements.OfChangingBase;
import org.rnn4j.training.conformance.WrongMovements.OfDecayEverywhere;
import org.rnn4j.training.conformance.WrongMovements.OfFixedRate;
import org.rnn4j.training.conformance.WrongMovements.OfGrowth;
import org.rnn4j.training.conformance.WrongMovements.OfIntSteps;
import org.rnn4j.training.conformance.WrongMovements.OfInverseRate;
import org.rnn4j.training.conformance.WrongMovements.OfOverflow;
import org.rnn4j.training.conformance.WrongMovements.OfStepsOfRanges;
import org.rnn4j.training.conformance.WrongMovements.OfUnguardedRoot;
import org.rnn4j.training.conformance.WrongMovements.Uphill;
import org.rnn4j.training.conformance.WrongMovements.WithoutTail;

/** For each check of the kit optimizers that it must reject. */
class PlantedOptimizersTest {

  /**
   * A planted bug.
   *
   * @param check that must see it
   * @param bug in a few words
   * @param provider of the optimizer that has it
   * @param reason what the check must say of it, in part
   */
  private record Bug(String check, String bug, PlantedOptimizerProvider provider, String reason) {}

  private final List<Bug> bugs = new ArrayList<>();

  private void plant(
      String check, String bug, Function<Options, Optimizer> optimizer, String reason) {
    bugs.add(new Bug(check, bug, new PlantedOptimizerProvider("planted", optimizer), reason));
  }

  PlantedOptimizersTest() {
    bugs.add(
        new Bug(
            "provider",
            "a name with capitals",
            new PlantedOptimizerProvider("Planted", PlantedOptimizer::new),
            "'Planted' is not in kebab-case"));
    plant("options", "the rate is not read", OfFixedRate::new, "'learning-rate' has no effect");
    plant("descent", "uphill", Uphill::new, "element 0 of 103 of a convex quadratic");
    plant("descent", "the tail is left out", WithoutTail::new, "element 100 of 103");
    plant("rate", "the base rate is used", OfBaseRate::new, "a first step at rate 0 moves");
    plant("rate", "the rate's inverse", OfInverseRate::new, "and one at half the rate by");
    plant("rate", "the base rate follows", OfChangingBase::new, "the base learning rate is");
    plant("zero-gradient", "decay everywhere", OfDecayEverywhere::new, "without weight decay");
    plant("weight-decay", "a decay that grows", OfGrowth::new, "with weight decay becomes");
    plant("extreme-gradients", "unguarded root", OfUnguardedRoot::new, "a parameter is NaN");
    plant("extreme-gradients", "0 times infinity", OfOverflow::new, "with {momentum=0.0}: after");
    plant("steps", "a step for each range", OfStepsOfRanges::new, "it has done 6 steps instead");
    plant("steps", "steps in an int", OfIntSteps::new, "after resume(3000000000) it has done");
    plant("determinism", "random numbers", OfRandomMoves::new, "of a second optimizer");
    plant("determinism", "not forgotten", OfKeptState::new, "prepared again after other use");
    plant("determinism", "clips the gradient", OfClippedGradient::new, "changes the gradient");
    plant("ranges", "the range's mean", OfRangeMean::new, "cut into ranges, parameter");
    plant("own-range", "a neighbour's gradient", OfNeighbour::new, "with other numbers beyond");
    plant("own-range", "one too many", OfOneMore::new, "changes parameter");
    plant("threads", "state of a thread", OfThreadState::new, "in 4 threads, parameter");
    float[] shared = new float[1 << 20];
    plant(
        "two-users",
        "shared state",
        o -> new OfSharedState(o, shared),
        "in turn with another optimizer");
    plant("save-and-resume", "no state", OfNoState::new, "resumed after 5 steps, parameter");
    plant("save-and-resume", "copied state", OfCopiedState::new, "resumed after 5 steps");
    plant("save-and-resume", "lazy state", OfLazyState::new, "the state is [] when prepared");
    plant("allocation", "a new array", OfGarbage::new, "a step over 2000 parameters allocates");
  }

  @TestFactory
  Stream<DynamicTest> eachCheckRejectsItsPlantedBugs() {
    return bugs.stream().map(b -> dynamicTest(b.check() + ": " + b.bug(), () -> assertRejected(b)));
  }

  private static void assertRejected(Bug bug) {
    Check check =
        OptimizerConformance.of(bug.provider())
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
    assertThat(OptimizerConformance.of(new PlantedOptimizerProvider()).checks())
        .allSatisfy(c -> assertThat(c.proves()).endsWith("."))
        .extracting(Check::name)
        .containsExactlyElementsOf(checks);
  }

  @Test
  void whyNoOptimizerCanBeMadeIsSaid() {
    PlantedOptimizerProvider provider =
        new PlantedOptimizerProvider(
            "planted",
            o -> {
              throw new InputException("optimizer", "not here", "take another");
            });
    assertThat(OptimizerConformance.of(provider).checks().skip(1))
        .allSatisfy(
            c ->
                assertThatThrownBy(c::run)
                    .isInstanceOf(ConformanceException.class)
                    .hasMessage("'planted' cannot be made: optimizer: not here; take another"));
  }

  @TestFactory
  Stream<DynamicTest> theSameOptimizerWithoutABugPasses() {
    return OptimizerConformance.of(new PlantedOptimizerProvider())
        .checks()
        .map(c -> dynamicTest(c.name(), c::run));
  }
}
