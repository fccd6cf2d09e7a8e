package org.rnn4j.api.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.rnn4j.api.error.InputException.Problem;

class PlaceTest {

  private static final Place LAYER = Place.of("model", "layers").index(1);

  @Test
  void aPlaceIsNamesAndIndicesFromTheOutsideIn() {
    assertThat(LAYER.key("units").path()).isEqualTo("model.layers.1.units");
    assertThat(LAYER.key("units").steps())
        .containsExactly(
            new Place.Name("model"),
            new Place.Name("layers"),
            new Place.Index(1),
            new Place.Name("units"));
    assertThat(Place.none()).hasToString("");
  }

  @Test
  void whoeverCalledPutsItInWhatHeKnows() {
    assertThat(Place.of("units").in(LAYER)).isEqualTo(LAYER.key("units"));
    assertThatThrownBy(
            () ->
                LAYER.around(
                    () -> {
                      throw new InputException(Place.of("units"), "missing", "");
                    }))
        .hasMessage("model.layers.1.units: missing");
    assertThat(new InputException(Place.of("units"), "missing", "").in(LAYER))
        .hasMessage("model.layers.1.units: missing");
  }

  @Test
  void whereItWasWrittenStandsBeforeThePathAndOnce() {
    assertThat(LAYER.writtenAt("spec.yaml:7:3")).hasToString("spec.yaml:7:3 model.layers.1");
    assertThat(LAYER.writtenAt("--set model.layers.1")).hasToString("--set model.layers.1");
    assertThat(Place.of("a").writtenAt("f:1:1").in(Place.of("b"))).hasToString("f:1:1 b.a");
  }

  @Test
  void aPlaceInWordsAloneLiesInNoOther() {
    Place row = Place.inWords("data.csv: row 3");
    assertThat(row.in(LAYER)).isSameAs(row);
    assertThat(new Problem("data.csv: row 3", "no number", "").where()).isEqualTo(row);
  }

  @Test
  void aNameThatIsFarTooLongIsCut() {
    assertThat(Place.of("x".repeat(500)).path()).hasSize(123).endsWith("...");
  }

  @Test
  void aPlaceIsInItselfAndInWhatIsAroundIt() {
    assertThat(LAYER.isIn(Place.of("model"))).isTrue();
    assertThat(LAYER.isIn(LAYER)).isTrue();
    assertThat(LAYER.isIn(LAYER.key("units"))).isFalse();
    assertThat(LAYER.isIn(Place.of("layers"))).isFalse();
  }
}
