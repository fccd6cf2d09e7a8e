package org.rnn4j.cells.internal.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.cell.StateSpec;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.PluginException;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.normalize.Place;
import org.rnn4j.api.normalize.PreActivation;
import org.rnn4j.api.normalize.StateValue;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Gates;
import org.rnn4j.api.step.Unary;
import org.rnn4j.api.step.Value;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.internal.graph.Operation;
import org.rnn4j.cells.internal.graph.StepDigest;
import org.rnn4j.cells.internal.graph.StepGraph;

/** What a cell's author is told when the step breaks a rule, and what a recording declares. */
class StepRecorderTest {

  private static final org.rnn4j.api.error.Place LAYER = org.rnn4j.api.error.Place.of("layer-1");

  private static StepGraph record(Cell cell) {
    return record(cell, Optional.empty());
  }

  private static StepGraph record(Cell cell, Optional<Normalizer> normalizer) {
    return StepRecorder.record(LAYER, cell, 2, Initialization.STANDARD, normalizer);
  }

  private static void assertRefused(Cell cell, String... parts) {
    assertThatThrownBy(() -> record(cell))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("layer-1: ")
        .hasMessageContainingAll(parts);
  }

  private static Value vector(Step s, String name, int width) {
    return s.parameter(ParameterSpec.vector(name, width, ParameterRole.OTHER, Initializer.zeros()));
  }

  @Test
  void aCellMustGiveAnOutput() {
    assertRefused(Step::input, "gives no output", "call output(...) once");
  }

  @Test
  void aCellGivesOneOutput() {
    assertRefused(
        s -> {
          s.output(s.input());
          s.output(s.input());
        },
        "the output is set twice");
  }

  @Test
  void anOutputDependsOnInputOrState() {
    assertRefused(
        s -> s.output(vector(s, "p", 3)), "the output of the cell", "neither input nor state");
  }

  @Test
  void everyStateIsSet() {
    assertRefused(
        s -> {
          s.state("c", 3);
          s.output(s.input());
        },
        "the state 'c' of the cell",
        "is never set",
        "call next(\"c\", ...) once");
  }

  @Test
  void aStateIsSetOnce() {
    assertRefused(
        s -> {
          Value h = s.state("h", 3);
          s.next("h", h);
          s.next("h", h);
        },
        "state 'h' is set twice");
  }

  @Test
  void onlyAStateCanBeSet() {
    assertRefused(s -> s.next("h", s.input()), "there is no state 'h' to set");
  }

  @Test
  void aStateKeepsItsWidth() {
    assertRefused(
        s -> {
          s.state("h", 3);
          s.next("h", s.input());
        },
        "state 'h' is [batch, 3] and cannot become [batch, 2]");
    assertRefused(
        s -> {
          s.state("h", 3);
          s.next("h", vector(s, "p", 3));
        },
        "state 'h' is [batch, 3] and cannot become [3]");
    assertRefused(
        s -> {
          s.state("h", 3);
          s.state("h", 4);
        },
        "state 'h' was declared with width 3, not 4");
  }

  @Test
  void theNextStateIsNotThereBeforeItIsSet() {
    assertRefused(
        s -> {
          s.state("h", 3);
          s.nextOf("h");
        },
        "state 'h' has not been set yet");
  }

  @Test
  void namesOfParametersAreUnique() {
    assertRefused(
        s -> {
          vector(s, "p", 3);
          vector(s, "p", 3);
        },
        "there are two parameters 'p'");
    assertRefused(
        s -> {
          vector(s, "W", 3);
          s.inputProjection(s.input(), Gate.of("h"), 3);
        },
        "there are two parameters 'W'");
  }

  @Test
  void shapesThatDoNotFitAreNamed() {
    assertRefused(
        s -> s.output(s.input().plus(s.state("h", 3))),
        "[batch, 2] and [batch, 3] cannot be combined element by element");
    assertRefused(
        s -> s.output(s.input().times(vector(s, "p", 3))),
        "[batch, 2] and [3] cannot be combined element by element");
    assertRefused(
        s -> s.output(s.input().product(vector(s, "p", 3))),
        "a product needs [batch, n] and a parameter [n, m], not [batch, 2] and [3]");
    assertRefused(
        s -> s.output(s.input().product(s.input())),
        "a product needs [batch, n] and a parameter [n, m], not [batch, 2] and [batch, 2]");
    assertRefused(
        s -> s.output(s.input().slice(1, 3)), "columns 1 to 3", "a value of shape [batch, 2]");
    assertRefused(
        s -> s.output(s.input().slice(1, 1)), "columns 1 to 1", "a value of shape [batch, 2]");
    assertRefused(
        s -> s.output(s.input().plus(vector(s, "p", 2).standardized(1))),
        "layer statistics are taken of [batch, n], not of [2]");
    assertRefused(s -> s.output(s.input().standardized(0)), "epsilon must be above 0, not 0.0");
  }

  @Test
  void gatesThatDoNotFitAreNamed() {
    assertRefused(
        s -> {
          Gates x = s.inputProjection(s.input(), Gate.of("z", "r"), 3);
          Gates u = s.recurrentProjection(s.state("h", 3), Gate.of("z", "n"), 3);
          s.preActivation(x, u);
        },
        "the two parts of a pre-activation need the same gates, not zr and zn");
    assertRefused(
        s -> s.inputProjection(s.input(), Gate.of("z", "r"), 3).get("f"),
        "no gate named f; there are z, r");
    assertRefused(
        s -> {
          Value h = s.state("h", 3);
          s.preActivation(s.input(), h, Gate.of("h"), 3);
          Gates x = s.inputProjection(s.input(), Gate.of("n"), 3);
          Gates u = s.recurrentProjection(h, Gate.of("n"), 3);
          s.preActivation(x, u);
          s.preActivation(x, u);
        },
        "there are two pre-activations of the gates n");
  }

  @Test
  void valuesOfAnotherRecordingAreRefused() {
    List<Value> strangers = new ArrayList<>();
    record(
        s -> {
          strangers.add(s.input());
          s.output(s.input());
        });
    String message = "a value of another recording cannot be used in this one";
    assertRefused(s -> s.output(s.input().plus(strangers.get(0))), message);
    assertRefused(s -> s.output(strangers.get(0)), message);
    assertRefused(
        s -> {
          s.state("h", 2);
          s.next("h", strangers.get(0));
        },
        message);
    assertRefused(s -> s.inputProjection(strangers.get(0), Gate.of("h"), 2), message);
    assertRefused(s -> s.recurrentProjection(strangers.get(0), Gate.of("h"), 2), message);
  }

  @Test
  void nullIsNoValue() {
    assertRefused(s -> s.output(s.input().plus((Value) null)), "step: null is no value; correct");
    assertRefused(s -> s.output(null), "step: null is no value; correct");
  }

  @Test
  void aNormalizerNeedsAPreActivation() {
    Normalizer none = (s, a) -> a.sum();
    assertThatThrownBy(() -> record(s -> s.output(s.input()), Optional.of(none)))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(
            "layer-1.normalizer: ",
            "has no pre-activation for a normalizer to act on",
            "remove the normalizer, or use a cell that calls preActivation(...)");
  }

  @Test
  void aNormalizerThatActsOnAStateNeedsACellThatShowsIt() {
    for (Place place : List.of(Place.STATE, Place.READING)) {
      assertThatThrownBy(
              () -> record(s -> elman(s, false), Optional.of(new OnState(place, List.of()))))
          .isInstanceOf(InputException.class)
          .hasMessageContainingAll(
              "layer-1.normalizer: ", "has no " + place + " for a normalizer to act on");
    }
  }

  @Test
  void aNormalizerIsCalledAtThePlacesItAsksForAndNoOthers() {
    for (Place place : List.of(Place.STATE, Place.READING)) {
      List<String> called = new ArrayList<>();
      record(s -> elman(s, true), Optional.of(new OnState(place, called)));
      assertThat(called).containsExactly(place + " h gain.h");
    }
  }

  private static void elman(Step s, boolean showing) {
    Value h = s.state("h", 3);
    Value next = s.preActivation(s.input(), h, Gate.of("h"), 3).value();
    s.next("h", showing ? s.normalizedState("h", next) : next);
    s.output(showing ? s.normalizedReading("h", s.nextOf("h")) : next);
  }

  private record OnState(Place place, List<String> called) implements Normalizer {

    @Override
    public Value normalize(Step s, PreActivation a) {
      return a.sum();
    }

    @Override
    public Value normalizeState(Step s, StateValue v) {
      called.add(v.place() + " " + v.state() + " " + v.parameterName("gain"));
      return v.value();
    }

    @Override
    public Set<Place> needs() {
      return Set.of(place);
    }
  }

  @Test
  void aNormalizerSeesTheBiasApartAlsoInAPartOfAProjection() {
    List<String> seen = new ArrayList<>();
    Normalizer noting =
        (s, a) -> {
          seen.add(a.bias().map(b -> b.shape().toString()).orElse("none"));
          seen.add(a.recurrent().isPresent() ? "recurrent" : "input alone");
          return a.plusBias(a.unbiasedSum());
        };
    record(
        s -> {
          Value h = s.state("h", 3);
          Gates x = s.inputProjection(s.input(), Gate.of("z", "n"), 3);
          Value z = s.preActivation(x.only("z")).value();
          Gates u = s.recurrentProjection(h, Gate.of("n"), 3);
          Value n = s.preActivation(x.only("n"), u).value();
          Gates unbiased = new Gates(z.times(n), Gate.of("k"), 3);
          s.next("h", s.preActivation(unbiased).value());
          s.output(s.nextOf("h"));
        },
        Optional.of(noting));
    assertThat(seen)
        .containsExactly("[3]", "input alone", "[3]", "recurrent", "none", "input alone");
  }

  @Test
  void aNormalizerKeepsTheShape() {
    Normalizer narrow = (s, a) -> a.sum().rowMean();
    assertThatThrownBy(
            () ->
                record(
                    s -> s.preActivation(s.input(), s.state("h", 3), Gate.of("h"), 3),
                    Optional.of(narrow)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("the normalizer makes [batch, 1] of [batch, 3]");
  }

  @Test
  void theNormalizerIsAskedForEveryPreActivationByName() {
    List<String> names = new ArrayList<>();
    Normalizer noting =
        (s, a) -> {
          names.add(a.name() + "/" + a.width() + "/" + a.parameterName("gain"));
          return a.sum();
        };
    record(
        s -> {
          Value h = s.state("h", 3);
          s.preActivation(s.input(), h, Gate.of("z", "r"), 3);
          Gates x = s.inputProjection(s.input(), Gate.of("n"), 3);
          Value n = s.preActivation(x, s.recurrentProjection(h, Gate.of("n"), 3)).value();
          s.next("h", n);
          s.output(n);
        },
        Optional.of(noting));
    assertThat(names).containsExactly("/6/gain", "n/3/gain.n");
  }

  @Test
  void parametersAndStatesAreDeclaredInTheOrderOfTheRecording() {
    StepGraph graph =
        record(
            s -> {
              Value h = s.state("h", 3);
              Value c = s.state("c", 3);
              Gates z =
                  s.preActivation(
                      s.inputProjection(s.input(), Gate.of("z"), 3),
                      s.recurrentProjection(h, List.of(Gate.named("z").withRecurrentBias()), 3));
              s.inputProjection(s.input(), Gate.of("k"), 3);
              s.next("h", z.value().plus(vector(s, "p", 3)));
              s.next("c", c);
              s.output(s.nextOf("h"));
            });
    assertThat(graph.parameterSpecs())
        .extracting(ParameterSpec::name)
        .containsExactly("W", "b", "U", "bU", "W.k", "b.k", "p");
    assertThat(graph.parameterSpecs())
        .extracting(ParameterSpec::role)
        .containsExactly(
            ParameterRole.INPUT_WEIGHT,
            ParameterRole.BIAS,
            ParameterRole.RECURRENT_WEIGHT,
            ParameterRole.RECURRENT_BIAS,
            ParameterRole.INPUT_WEIGHT,
            ParameterRole.BIAS,
            ParameterRole.OTHER);
    assertThat(graph.stateSpecs()).containsExactly(new StateSpec("h", 3), new StateSpec("c", 3));
  }

  @Test
  void aRecordingPrintsAsAProgram() {
    StepGraph graph =
        record(
            s -> {
              Value h = s.state("h", 2);
              s.next("h", h.plus(s.input()).apply(Unary.TANH));
              s.output(s.nextOf("h"));
            });
    assertThat(graph.toString().lines())
        .containsExactly(
            "%0 = input(x) : [batch, 2]",
            "%1 = state(h) : [batch, 2]",
            "%2 = plus %1 %0 : [batch, 2]",
            "%3 = tanh %2 : [batch, 2]");
  }

  private static void probe(Cell cell, Duration limit) {
    StepRecorder.probe(LAYER, cell, 2, Initialization.STANDARD, Optional.empty(), limit);
  }

  @Test
  void aStepThatNeverEndsIsGivenUpWithTheNameOfItsCell() {
    AtomicBoolean enough = new AtomicBoolean();
    Cell endless =
        s -> {
          while (!enough.get()) {
            Thread.onSpinWait();
          }
        };
    try {
      assertThatThrownBy(() -> probe(endless, Duration.ofMillis(200)))
          .isInstanceOf(PluginException.class)
          .hasMessageContaining(
              "layer-1: the step of the cell " + endless.getClass().getNestHost().getName())
          .hasMessageContaining("TimeoutException: it had not ended after 0.2 seconds")
          .satisfies(
              e ->
                  assertThat(e.getCause().getStackTrace())
                      .anyMatch(f -> f.getClassName().equals(StepRecorderTest.class.getName())));
    } finally {
      enough.set(true);
    }
  }

  @Test
  void aStepWithoutAnEndOfOperationsIsRefused() {
    Cell endless =
        s -> {
          Value h = s.input();
          while (true) {
            h = h.plus(s.input());
          }
        };
    assertThatThrownBy(() -> record(endless, Optional.empty()))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("the step of the cell " + StepRecorderTest.class.getName())
        .hasMessageContaining("more than 100000 operations: it seems to have no end");
  }

  @Test
  void aNormalizerThatGivesNothingIsNamedByItsClass() {
    Normalizer empty = (s, a) -> null;
    assertThatThrownBy(
            () ->
                record(
                    s -> s.preActivation(s.input(), s.state("h", 3), Gate.of("h"), 3),
                    Optional.of(empty)))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining(
            "the normalizer " + StepRecorderTest.class.getName() + " returned null from normalize")
        .hasMessageNotContaining("correct the cell");
  }

  @Test
  void anErrorInAStepIsAFailureOfItsCell() {
    Cell deep = s -> s.output(endlessly(s.input()));
    Cell missing =
        s -> {
          throw new NoClassDefFoundError("com/acme/Missing");
        };
    for (Cell cell : List.of(deep, missing)) {
      String error = cell == deep ? "StackOverflowError" : "NoClassDefFoundError: com/acme/Missing";
      assertThatThrownBy(() -> record(cell))
          .isInstanceOf(PluginException.class)
          .hasMessageContaining("the step of the cell " + cell.getClass().getNestHost().getName())
          .hasMessageContaining("could not be recorded: " + error);
      assertThatThrownBy(() -> probe(cell, StepRecorder.TIME_LIMIT))
          .isInstanceOf(PluginException.class)
          .hasMessageContaining(error);
    }
  }

  private static Value endlessly(Value x) {
    return endlessly(x);
  }

  @Test
  void moreParametersThanThereCanBeAreRefusedByWhatTheyWouldNeed() {
    int most = Integer.MAX_VALUE;
    assertRefused(
        s -> s.output(s.inputProjection(s.input(), Gate.of("i", "f", "g", "o"), most).value()),
        "it has more parameters than one array can hold: 'W' alone would be 2 x 8589934588 ="
            + " 1.72e+10 numbers, 64.0 GiB; use fewer units");
    assertRefused(
        s -> s.recurrentProjection(s.state("h", most), Gate.of("r"), 2),
        "'U' alone would be 2147483647 x 2 = 4.29e+09 numbers, 16.0 GiB");
    assertRefused(
        s ->
            s.parameter(
                ParameterSpec.matrix(
                    "K", 50_000, 50_000, ParameterRole.OTHER, Initializer.zeros())),
        "'K' alone would be 50000 x 50000");
    assertRefused(
        s -> s.parameter(ParameterSpec.bias("b", Gate.of("a", "c"), most, ParameterRole.BIAS)),
        "its sizes are beyond what can be counted in 32 bits");
    assertRefused(
        s -> s.output(s.state("a", most).concat(s.state("b", most))),
        "its sizes are beyond what can be counted in 32 bits");
  }

  // What computes the next state; a copy of a step has the same operations.
  private static Operation ofNext(StepGraph graph, String state) {
    return graph.nextStates().get(state).operation();
  }

  @Test
  void helpersAmongTheStatesAreLeftAloneByWhatIsMeantForFeatures() {
    Cell counting =
        s -> {
          Value n = s.helperState("n", 1).affine(1, 1);
          s.next("n", n);
          s.next("h", s.input().times(s.state("h", 2)));
          s.output(s.nextOf("h"));
        };
    StepGraph graph = record(counting);
    assertThat(graph.stateSpecs())
        .containsExactly(new StateSpec("n", 1, StateSpec.Role.HELPER), new StateSpec("h", 2));
    StepGraph layer = LearnedStates.apply(Zoneout.drawn(0, 0.5).apply(graph));
    assertThat(ofNext(layer, "n")).isSameAs(ofNext(graph, "n"));
    assertThat(ofNext(layer, "h")).isNotSameAs(ofNext(graph, "h"));
    assertThat(layer.initialStates()).containsOnlyKeys("h");
    assertThat(Masking.of(layer).isHelper("n")).isTrue();
    assertThat(StepDigest.of(record(counting)))
        .isNotEqualTo(
            StepDigest.of(
                record(
                    s -> {
                      Value n = s.state("n", 1).affine(1, 1);
                      s.next("n", n);
                      s.next("h", s.input().times(s.state("h", 2)));
                      s.output(s.nextOf("h"));
                    })));
    StepGraph onlyHelper =
        record(
            s -> {
              s.next("n", s.helperState("n", 1).affine(1, 1));
              s.output(s.nextOf("n").times(s.input()));
            });
    assertThatThrownBy(() -> Zoneout.drawn(0, 0.5).apply(onlyHelper))
        .hasMessage("there is no state");
    assertRefused(
        s -> s.state("n", 1).plus(s.helperState("n", 1)),
        "state 'n' cannot be both a feature and a helper");
  }
}
