package org.rnn4j.cells.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.rnn4j.api.step.Functions.sqrt;
import static org.rnn4j.api.step.Functions.square;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.conformance.Check;
import org.rnn4j.api.conformance.ConformanceException;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.CellProvider;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.NormalizerProvider;
import org.rnn4j.api.step.Value;
import org.rnn4j.cells.cases.Breadth;
import org.rnn4j.cells.internal.operation.PlantedOperation;

/**
 * Every built-in normalizer in every cell that has a place for it, under every kind of dropout and
 * in every direction; and mistakes in one, which must be seen.
 */
class NormalizerConformanceTest {

  // Of the kit, not of a cell: provider, place, options.
  private static final int OWN_CHECKS = 3;

  private static final Normalizer PLAIN = (s, a) -> a.sum();

  // Fits a cell with one pre-activation alone.
  private static final Normalizer ONE_NAME =
      (s, a) ->
          a.sum()
              .times(
                  s.parameter(
                      ParameterSpec.vector(
                          "g", a.width(), ParameterRole.NORMALIZATION, Initializer.ones())));

  /** A check of a cell with a normalizer. */
  private record InCell(String check, CellProvider cell, NormalizerProvider normalizer) {

    void run() {
      CellConformance.of(cell)
          .with(normalizer)
          .checks()
          .filter(c -> c.name().equals(check))
          .forEach(Check::run);
    }
  }

  /** All of the kit, or every check in every cell and of every normalizer. */
  @TestFactory
  Stream<DynamicContainer> everyBuiltInNormalizerConformsInEveryCell() {
    List<InCell> chosen = Breadth.asked() == Breadth.WHOLE ? List.of() : byPairs();
    return BuiltIn.all(Kind.NORMALIZER).stream()
        .map(
            normalizer -> {
              Stream<DynamicTest> inCells =
                  chosen.stream()
                      .filter(c -> c.normalizer().name().equals(normalizer.name()))
                      .map(c -> dynamicTest(c.check() + " in " + c.cell().name(), c::run));
              Stream<DynamicTest> ofKit =
                  NormalizerConformance.of(normalizer)
                      .checks()
                      .filter(c -> chosen.stream().noneMatch(p -> p.check().equals(c.name())))
                      .map(c -> dynamicTest(c.name(), c::run));
              return dynamicContainer(normalizer.name(), Stream.concat(ofKit, inCells));
            });
  }

  private static List<InCell> byPairs() {
    List<InCell> all = new ArrayList<>();
    for (NormalizerProvider normalizer : BuiltIn.all(Kind.NORMALIZER)) {
      List<String> ofKit =
          NormalizerConformance.of(normalizer).checks().map(Check::name).skip(OWN_CHECKS).toList();
      for (CellProvider cell : BuiltIn.all(Kind.CELL)) {
        if (CellConformance.of(cell).with(normalizer).isPossible()) {
          ofKit.forEach(check -> all.add(new InCell(check, cell, normalizer)));
        }
      }
    }
    return Breadth.PAIRS.of(all, c -> List.of(c.check(), c.cell().name(), c.normalizer().name()));
  }

  @Test
  void everyCheckMeetsEveryCellAndEveryNormalizer() {
    List<InCell> chosen = byPairs();
    int checks = (int) chosen.stream().map(InCell::check).distinct().count();
    assertThat(checks).isGreaterThan(15);
    assertThat(chosen.stream().map(c -> c.check() + c.cell().name()).distinct())
        .hasSize(checks * BuiltIn.all(Kind.CELL).size());
    assertThat(chosen.stream().map(c -> c.check() + c.normalizer().name()).distinct())
        .hasSize(checks * BuiltIn.all(Kind.NORMALIZER).size());
  }

  /**
   * A planted bug.
   *
   * @param check that must see it
   * @param provider of the normalizer that has it
   * @param reason what the check must say of it, in part
   */
  private record Bug(String check, Planted provider, String reason) {}

  private final List<Bug> bugs = new ArrayList<>();

  private void plant(String check, Normalizer mistake, String reason) {
    bugs.add(new Bug(check, new Planted("planted", List.of(), o -> mistake), reason));
  }

  private void plant(String check, UnaryOperator<Value> mistake, String reason) {
    plant(check, (s, a) -> mistake.apply(a.sum()), reason);
  }

  NormalizerConformanceTest() {
    bugs.add(
        new Bug(
            "provider",
            new Planted("Layer_Norm", List.of(), o -> PLAIN),
            "'Layer_Norm' is not in kebab-case"));
    plant("place", v -> v.slice(0, 1), "in gru with {");
    plant("place", ONE_NAME, "there are two parameters 'g'");
    bugs.add(
        new Bug(
            "options",
            new Planted("planted", List.of(Planted.FACTOR), o -> PLAIN),
            "the option 'factor' has no effect"));
    AtomicInteger recordings = new AtomicInteger();
    UnaryOperator<Value> changing = v -> v.times(1 + recordings.incrementAndGet() * 0.01);
    plant("recording", changing, "recording 2 of one cell is not the first one");
    plant("shapes", ofInputs(2, x -> x), "cannot be recorded over 1 features");
    plant("initializers", gain(ParameterRole.NORMALIZATION, Double.NaN), "block gain, with NaN");
    plant("roles", gain(ParameterRole.BIAS, 1), "gain is declared BIAS and multiplies");
    UnaryOperator<Value> slope = PlantedOperation::withWrongSlope;
    plant("gradients", slope, "in gru with {");
    plant("gradients", slope, "the gradient is");
    Normalizer infinite = ofInputs(CellVariant.INPUTS, PlantedOperation::withInfinity);
    plant("gradients-with-masks", infinite, "NaN");
    plant("gradients-with-dropout", slope, "the gradient is");
    plant("gradients-both-ways", slope, "the gradient is");
    plant("float-engine", v -> v.plus(1e6).plus(-1e6), "in float and");
    plant("batch-independence", PlantedOperation::ofFirstRow, "the output");
    plant("masking", infinite, "over a batch with masked steps, gradient 0 is NaN");
    plant("causality", ofAllInputs(PlantedOperation::ofLastStep), "change outputs up to it");
    plant(
        "chunked",
        ofAllInputs(PlantedOperation::ofStepBefore),
        "is not that of the whole sequence");
    plant("determinism", PlantedOperation::withNoise, "output 0 is");
    plant("directions", PlantedOperation::withNumberOfStep, "read backward, the output 0 is");
    AtomicBoolean memory = new AtomicBoolean();
    plant(
        "dropout",
        v -> PlantedOperation.withMemoryOfTraining(v, memory),
        "in evaluation after training, output");
    plant("save-and-load", changing, "does not write the same step each time");
    plant("extreme-inputs", v -> v.dividedBy(sqrt(square(v))), "over inputs of 0.0, output 0 is");
    plant("work", PlantedOperation::withLongGradient, "more than 8 times");
    Thread own = Thread.currentThread();
    plant(
        "two-users",
        v -> v.times(Thread.currentThread() == own ? 1 : 0.5),
        "in a thread beside another user");
  }

  // With the inputs once more, as they come out of a mistake.
  private static Normalizer ofInputs(int inputs, UnaryOperator<Value> mistake) {
    return (s, a) -> {
      ParameterSpec w =
          ParameterSpec.matrix(
              a.parameterName("extra"),
              inputs,
              a.width(),
              ParameterRole.INPUT_WEIGHT,
              Initializer.glorotUniform());
      return a.sum().plus(mistake.apply(s.input()).product(s.parameter(w)));
    };
  }

  // With a mistake in what all steps are computed together from.
  private static Normalizer ofAllInputs(UnaryOperator<Value> mistake) {
    return (s, a) -> {
      Value x = mistake.apply(a.input());
      return a.recurrent().map(x::plus).orElse(x);
    };
  }

  private static Normalizer gain(ParameterRole role, double first) {
    return (s, a) ->
        a.sum()
            .times(
                s.parameter(
                    ParameterSpec.vector(
                            a.parameterName("gain"), a.width(), role, Initializer.constant(first))
                        .withDecay(false)));
  }

  @TestFactory
  Stream<DynamicTest> eachCheckRejectsItsPlantedBugs() {
    return bugs.stream().map(b -> dynamicTest(b.check(), () -> assertRejected(b)));
  }

  private static Check check(String name, Planted provider) {
    return NormalizerConformance.of(provider)
        .checks()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void assertRejected(Bug bug) {
    assertThatThrownBy(check(bug.check(), bug.provider())::run)
        .isInstanceOf(ConformanceException.class)
        .hasMessageContaining(bug.reason());
  }

  @Test
  void everyCheckHasAPlantedBug() {
    assertThat(NormalizerConformance.of(new Planted()).checks())
        .extracting(Check::name)
        .containsExactlyInAnyOrderElementsOf(
            bugs.stream().map(Bug::check).collect(Collectors.toSet()));
  }

  @TestFactory
  Stream<DynamicTest> theSameNormalizerWithoutABugPasses() {
    return NormalizerConformance.of(new Planted()).checks().map(c -> dynamicTest(c.name(), c::run));
  }

  @Test
  void aFailureSaysWithWhichOptionsOfTheNormalizer() {
    Planted planted =
        new Planted(
            "planted",
            List.of(Planted.FLAG),
            o -> o.get(Planted.FLAG) ? (s, a) -> PlantedOperation.withWrongSlope(a.sum()) : PLAIN);
    assertRejected(new Bug("gradients", planted, "and planted {flag=true}: "));
  }

  private static Normalizer refused() {
    throw new InputException("flag", "it is set", "leave it out");
  }

  @Test
  void whyNoNormalizerCanBeMadeIsSaid() {
    Planted planted = new Planted("planted", List.of(), o -> refused());
    assertThat(NormalizerConformance.of(planted).checks().skip(1))
        .allSatisfy(
            c ->
                assertThatThrownBy(c::run)
                    .hasMessage("'planted' cannot be made: flag: it is set; leave it out"));
  }

  @Test
  void optionsThatAreRefusedInWordsAreLeftOut() {
    Planted planted =
        new Planted("planted", List.of(Planted.FLAG), o -> o.get(Planted.FLAG) ? refused() : PLAIN);
    assertThatCode(() -> check("recording", planted).run()).doesNotThrowAnyException();
    assertThatCode(() -> check("options", planted).run()).doesNotThrowAnyException();
  }

  /**
   * A normalizer for tests.
   *
   * @param name of it
   * @param options of it
   * @param maker what makes it
   */
  public record Planted(String name, List<Option<?>> options, Function<Options, Normalizer> maker)
      implements NormalizerProvider {

    static final Option<Double> FACTOR =
        Option.decimal("factor").above(0).defaultsTo(1.0).doc("What the sum is multiplied by.");
    static final Option<Boolean> FLAG =
        Option.flag("flag").defaultsTo(false).doc("Whether or not.");

    /** A sound one. */
    public Planted() {
      this("planted", List.of(FACTOR), o -> (s, a) -> a.sum().times(o.get(FACTOR)));
    }

    @Override
    public String summary() {
      return "A normalizer for tests.";
    }

    @Override
    public Normalizer create(Options given) {
      return maker.apply(given);
    }
  }
}
