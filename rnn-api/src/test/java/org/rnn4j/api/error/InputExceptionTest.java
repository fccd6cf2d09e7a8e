package org.rnn4j.api.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.error.InputException.Problem;

class InputExceptionTest {

  @Test
  void aProblemSaysWhereWhatAndWhatToDo() {
    assertThat(new Problem("a.yaml:3:5 seed", "'x' is not valid", "expected a whole number"))
        .hasToString("a.yaml:3:5 seed: 'x' is not valid; expected a whole number");
    assertThat(new Problem("", "no data", "")).hasToString("no data");
    assertThat(new Problem("seed", "missing", "").at(Place.inWords("b.yaml:1:1 seed")))
        .hasToString("b.yaml:1:1 seed: missing");
  }

  @Test
  void theMessageIsAllProblemsLineByLine() {
    InputException e =
        new InputException(List.of(new Problem("a", "one", ""), new Problem("b", "two", "")));
    assertThat(e.getMessage().lines()).containsExactly("a: one", "b: two");
    assertThat(e.problems()).hasSize(2);
  }

  @Test
  void theMessageShowsSomeOfManyProblemsAndCountsTheRest() {
    List<Problem> many =
        IntStream.range(0, 5000).mapToObj(i -> new Problem("row " + i, "wrong", "")).toList();
    InputException e = new InputException(many);
    assertThat(e.problems()).hasSize(5000);
    assertThat(e.getMessage().lines())
        .hasSize(41)
        .startsWith("row 0: wrong")
        .endsWith("row 39: wrong", "and 4960 more problems");
    assertThat(new InputException(many.subList(0, 41)).getMessage()).endsWith("and 1 more problem");
    assertThat(new InputException(many.subList(0, 40)).getMessage().lines()).hasSize(40);
  }

  @Test
  void thereIsAlwaysAProblem() {
    assertThatThrownBy(() -> new InputException(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatCannotBePrintedIsEscapedWhereverItStands() {
    assertThat(new Problem("a\u001B.csv:row 2", "'\u0007' is no number", "say\u202E so"))
        .hasToString("a\\u001b.csv:row 2: '\\u0007' is no number; say\\u202e so");
    assertThat(new Problem("a", "two\nlines\u0000", "")).hasToString("a: two\nlines\\u0000");
  }
}
