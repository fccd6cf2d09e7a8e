package org.rnn4j.cells.internal.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rnn4j.api.step.Functions.exp;
import static org.rnn4j.api.step.Functions.tanh;

import com.google.common.io.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.step.Value;
import org.rnn4j.cells.cases.BuiltInCases;
import org.rnn4j.cells.cases.CellCase;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.internal.graph.StepDigest;

/** Which differences between two cells their digests show, and which not. */
class StepDigestTest {

  private static final String FILE = "step-digests.txt";

  private static String digest(Cell cell) {
    return digest(cell, Optional.empty());
  }

  private static String digest(Cell cell, Optional<Normalizer> normalizer) {
    return StepDigest.of(
        StepRecorder.record(Place.of("layer-1"), cell, 2, Initialization.STANDARD, normalizer));
  }

  private static Value vector(Step s, String name) {
    return s.parameter(ParameterSpec.vector(name, 2, ParameterRole.OTHER, Initializer.zeros()));
  }

  /** {@code a = scale * a' + x * p; b = tanh(b')}. */
  private static Cell scaling(double scale) {
    return s -> {
      Value a = s.state("a", 2);
      Value b = s.state("b", 2);
      Value next = a.times(scale).plus(s.input().times(vector(s, "p")));
      s.next("a", next);
      s.next("b", tanh(b));
      s.output(next);
    };
  }

  @Test
  void theSameEquationsHaveTheSameDigestWhateverTheOrderTheyAreWrittenIn() {
    Cell otherwise =
        s -> {
          Value b = s.state("b", 2);
          s.next("b", tanh(b));
          Value p = vector(s, "p");
          Value x = s.input().times(p);
          Value a = s.state("a", 2);
          exp(a); // nothing comes of it
          Value next = a.times(0.5).plus(x);
          s.output(next);
          s.next("a", next);
        };
    assertThat(digest(otherwise)).isEqualTo(digest(scaling(0.5))).matches("[0-9a-f]{64}");
  }

  @Test
  void theSmallestDifferenceOfAConstantShows() {
    assertThat(digest(scaling(Math.nextUp(0.5)))).isNotEqualTo(digest(scaling(0.5)));
  }

  @Test
  void anotherOperationOperandNameStateParameterOrOutputShows() {
    List<Cell> cells =
        List.of(
            scaling(0.5),
            differing("a", "p", (a, x) -> a.minus(x)),
            differing("a", "p", (a, x) -> x.plus(a)),
            differing("a", "p", (a, x) -> a.plus(a)),
            differing("a", "p", (a, x) -> a.plus(x)),
            differing("c", "p", (a, x) -> a.plus(x)),
            differing("a", "q", (a, x) -> a.plus(x)),
            s -> {
              Value next = s.state("a", 2).plus(s.input().times(vector(s, "p")));
              s.next("a", next);
              s.output(tanh(next));
            });
    assertThat(cells.stream().map(StepDigestTest::digest)).doesNotHaveDuplicates();
  }

  private interface Next {
    Value of(Value a, Value x);
  }

  private static Cell differing(String state, String parameter, Next equation) {
    return s -> {
      Value a = s.state(state, 2);
      Value next = equation.of(a, s.input().times(vector(s, parameter)));
      s.next(state, next);
      s.output(next);
    };
  }

  @Test
  void anotherShapeShows() {
    List<String> digests = new ArrayList<>();
    for (int units : new int[] {3, 4}) {
      for (CellCase c : BuiltInCases.all(units)) {
        digests.add(digest(c.cell(), c.normalizer()));
      }
    }
    assertThat(digests).doesNotHaveDuplicates();
  }

  /**
   * Every saved model holds the digests of its cells, and is refused where they are others. So a
   * change of a cell's equations, or of how a step is recorded, has to be meant: then write the
   * file anew from what the failing test prints, and say so in the commit.
   */
  @Test
  void theDigestsOfTheBuiltInCellsAreThoseThatModelsWereSavedWith() throws IOException {
    List<String> lines = new ArrayList<>();
    for (CellCase c : BuiltInCases.all()) {
      lines.add(digest(c.cell(), c.normalizer()).substring(0, 16) + " " + c.name());
    }
    String expected =
        Resources.toString(
            Resources.getResource(StepDigestTest.class, FILE), StandardCharsets.UTF_8);
    assertThat(String.join("\n", lines) + "\n").isEqualTo(expected);
  }
}
