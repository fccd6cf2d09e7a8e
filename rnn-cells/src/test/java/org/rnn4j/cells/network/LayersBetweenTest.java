package org.rnn4j.cells.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.error.BrokenStepException;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.spi.LayerProvider;
import org.rnn4j.cells.cases.BuiltInLayers;
import org.rnn4j.cells.cases.StateCases;

/** Layers without a state, between recurrent ones, first and last. */
@Tag("kernels")
class LayersBetweenTest {

  private static final Map<String, Map<String, Object>> OPTIONS =
      Map.of(
          "dense", Map.of("units", 3),
          "dropout", Map.of("rate", 0.3),
          "layer-norm", Map.of("epsilon", 0.01),
          "batch-norm", Map.of("epsilon", 0.1));

  private static TestNetwork test(String kind, Outputs outputs) {
    Map<String, Object> options = OPTIONS.get(kind);
    return new TestNetwork(3, outputs)
        .layer(kind, options)
        .recurrent(StateCases.lstm(4))
        .layer(kind, options)
        .layer(kind, options)
        .recurrent(StateCases.lstm(3), LayerOptions.standard().direction(Direction.BOTH))
        .layer(kind, options);
  }

  @Test
  void everyKindAgreesWithTheReferenceWithAndWithoutMasks() {
    OPTIONS
        .keySet()
        .forEach(
            kind -> {
              for (Outputs outputs : List.of(Outputs.EVERY_STEP, Outputs.LAST_STEP)) {
                for (boolean head : new boolean[] {true, false}) {
                  TestNetwork test = test(kind, outputs);
                  TestNetwork whole = head ? test.head(2) : test;
                  try (Network network = whole.network(1)) {
                    ArrayBatch batch = whole.batch(network, 18, 4);
                    Agreement.check(whole, network, batch);
                    boolean[][] present = new boolean[18][4];
                    for (int row = 0; row < 18; row++) {
                      for (int t = 0; t < 4; t++) {
                        present[row][t] = (row + t) % 3 != 0;
                      }
                    }
                    Agreement.check(whole, network, batch.masked(present));
                  }
                }
              }
            });
  }

  @Test
  void theHeadSeesTheInputAcrossAnyLayers() {
    for (Outputs outputs : List.of(Outputs.EVERY_STEP, Outputs.LAST_STEP)) {
      OPTIONS.forEach(
          (kind, options) -> {
            TestNetwork test =
                new TestNetwork(3, outputs)
                    .skip()
                    .recurrent(
                        StateCases.lstm(3),
                        LayerOptions.standard().residual(true).inputDropout(0.2))
                    .layer(kind, options)
                    .recurrent(
                        StateCases.lstm(4), LayerOptions.standard().direction(Direction.BACKWARD))
                    .head(2);
            try (Network network = test.network(1)) {
              ArrayBatch batch = test.batch(network, 18, 4);
              Agreement.check(test, network, batch);
              boolean[][] present = new boolean[18][4];
              for (int row = 0; row < 18; row++) {
                present[row][row % 4] = true;
              }
              Agreement.check(test, network, batch.masked(present));
              assertThat(network.layout().slots())
                  .filteredOn(s -> s.name().equals("head.W"))
                  .allMatch(s -> s.rows() == 4 + 3);
            }
          });
    }
  }

  @Test
  void theirOptionsAreChecked() {
    assertThatThrownBy(() -> BuiltInLayers.of("dropout", Map.of("rate", 1)))
        .isInstanceOf(InputException.class)
        .hasMessage("rate: '1' is not valid; expected a number, at least 0, below 1");
    assertThatThrownBy(() -> BuiltInLayers.of("layer-norm", Map.of("epsilon", -1e-3)))
        .isInstanceOf(InputException.class)
        .hasMessage("epsilon: '-0.001' is not valid; expected a number, above 0");
    assertThatThrownBy(() -> BuiltInLayers.of("dense", Map.of("unit", 3)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("units");
  }

  @Test
  void aDropoutSaysHowOftenItsMaskIsDrawn() {
    assertThatThrownBy(
            () -> Network.builder(2).layer(s -> s.output(s.dropout(s.input(), 0.5, null))).build())
        .isInstanceOf(BrokenStepException.class)
        .hasMessageContaining(
            "the layer " + LayersBetweenTest.class.getName() + " breaks the rules")
        .hasMessageContaining("the scope is null; correct the layer's step");
  }

  @Test
  void everyKindStatesItsEquationAndItsOptions() {
    for (LayerProvider kind : BuiltInLayers.all()) {
      assertThat(kind.summary()).endsWith(".").hasSizeGreaterThan(10);
      assertThat(kind.description()).startsWith("y = ");
      assertThat(kind.options()).isNotEmpty();
      kind.options().forEach(o -> assertThat(o.documentation()).as(o.name()).isNotBlank());
    }
    LayerOptions.declared().forEach(o -> assertThat(o.documentation()).as(o.name()).isNotBlank());
  }
}
