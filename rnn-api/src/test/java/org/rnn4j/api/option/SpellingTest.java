package org.rnn4j.api.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

  private static final List<String> NAMES =
      List.of("gru", "lstm", "simple", "learning-rate", "batch-size");

  @ParameterizedTest
  @CsvSource({
    "lsmt, lstm", // a swap
    "ltsm, lstm",
    "lstmm, lstm", // one too many
    "stm, lstm", // one missing
    "gro, gru", // another one
    "simpel, simple",
    "learning_rate, learning-rate",
    "batchsize, batch-size",
    "gru, gru",
    "LSTM, lstm",
    "Simple, simple",
    "LEARNING RATE, learning-rate",
    "Batch_Sise, batch-size"
  })
  void aSlipIsRecognised(String name, String meant) {
    assertThat(Spelling.nearest(name, NAMES)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"transformer", "g", "xyz", "lr"})
  void anotherWordIsNotASlip(String name) {
    assertThat(Spelling.nearest(name, NAMES)).isEmpty();
  }

  @Test
  void ofTwoEquallyNearTheFirstInTheAlphabetIsMeant() {
    assertThat(Spelling.nearest("max", List.of("may", "mac"))).contains("mac");
  }

  @Test
  void theSuggestionListsWhatThereIs() {
    assertThat(Spelling.suggestion("lsmt", List.of("gru", "lstm")))
        .isEqualTo("did you mean 'lstm'? there are gru, lstm");
    assertThat(Spelling.suggestion("transformer", List.of("gru", "lstm")))
        .isEqualTo("there are gru, lstm");
  }

  @Test
  void theListOfNamesHasALengthAndCanBePrinted() {
    List<String> many = IntStream.range(0, 1000).mapToObj(i -> "column-" + i).toList();
    assertThat(Spelling.suggestion("z", many)).endsWith("column-39 and 960 more");
    assertThat(Spelling.suggestion("z", List.of("a\nb", "x".repeat(1_000_000))))
        .isEqualTo("there are a\\nb, " + "x".repeat(60) + "...");
    assertThat(Spelling.nearest("x".repeat(1_000_000), List.of("x".repeat(1_000_001)))).isEmpty();
  }
}
