package org.rnn4j.cells.internal.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnn4j.api.error.Place;
import org.rnn4j.cells.cases.BuiltInCases;
import org.rnn4j.cells.cases.CellCase;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.internal.graph.GraphCopy;
import org.rnn4j.cells.internal.graph.Pass;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.layer.Masking;
import org.rnn4j.cells.internal.layer.StepRecorder;

/** The list of rewrites: whole, with reasons, and of passes that keep to their contract. */
class PassOrderTest {

  static Stream<CellCase> cells() {
    return BuiltInCases.plain().stream();
  }

  private static StepGraph masked(CellCase c) {
    return Masking.of(
        StepRecorder.record(
            Place.of(c.name()), c.cell(), 3, Initialization.STANDARD, c.normalizer()));
  }

  // Everything that there is to know of a step.
  private static String text(StepGraph step) {
    return String.join(
        "\n",
        step.toString(),
        step.parameterSpecs().toString(),
        step.stateSpecs().toString(),
        step.nextStates().toString(),
        step.output().toString(),
        step.backward().toString());
  }

  @ParameterizedTest
  @MethodSource("cells")
  void noPassChangesTheStepThatItIsGiven(CellCase c) {
    for (Purpose purpose : Purpose.values()) {
      StepGraph step = masked(c);
      for (PassOrder.Stage stage : PassOrder.of(purpose, true).stages()) {
        String before = text(step);
        StepGraph next = stage.pass().apply(step);
        assertThat(text(step)).as("%s by %s", purpose, stage.pass()).isEqualTo(before);
        assertThat(next.parameterSpecs()).isEqualTo(step.parameterSpecs());
        assertThat(next.stateSpecs()).isEqualTo(step.stateSpecs());
        step = next;
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void aCopyIsTheSameStep(CellCase c) {
    StepGraph step = new Differentiation(true).apply(masked(c));
    assertThat(text(new GraphCopy(step).run().target())).isEqualTo(text(step));
  }

  @Test
  void everyPassHasAReasonToBeWhereItIs() {
    for (Purpose purpose : Purpose.values()) {
      assertThat(PassOrder.of(purpose, true).stages())
          .extracting(PassOrder.Stage::why)
          .doesNotHaveDuplicates()
          .allMatch(why -> why.matches("[A-Z].{20,}\\."));
    }
  }

  @Test
  void noPassOfThisPackageIsLeftOut() throws Exception {
    Path classes =
        Path.of(PassOrder.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .resolve(PassOrder.class.getPackageName().replace('.', '/'));
    Set<String> passes = new TreeSet<>();
    try (Stream<Path> files = Files.list(classes)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString().replace(".class", "");
        Class<?> type = Class.forName(PassOrder.class.getPackageName() + "." + name);
        if (Pass.class.isAssignableFrom(type) && type != PassOrder.class) {
          passes.add(name);
        }
      }
    }
    Set<String> inOrder =
        Stream.of(Purpose.values())
            .flatMap(purpose -> PassOrder.of(purpose, true).stages().stream())
            .map(stage -> stage.pass().getClass().getSimpleName())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(inOrder).isEqualTo(passes).hasSizeGreaterThan(5);
  }
}
