package org.rnn4j.api.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Shape;

class ParameterSpecTest {

  private static final List<Gate> GATES = List.of(Gate.named("i"), Gate.named("f").startingAt(1));

  @Test
  void aPackedMatrixHasABlockForEachGate() {
    ParameterSpec spec =
        ParameterSpec.gates(
            "U", 3, GATES, 3, ParameterRole.RECURRENT_WEIGHT, Initializer.orthogonal());
    assertThat(spec.shape()).isEqualTo(Shape.matrix(3, 6));
    assertThat(spec.blocks())
        .containsExactly(
            new ParameterSpec.Block("i", 3, Initializer.orthogonal()),
            new ParameterSpec.Block("f", 3, Initializer.orthogonal()));
    assertThat(spec.decay()).isTrue();
  }

  @Test
  void aBiasStartsWhereItsGateSaysAndDoesNotDecay() {
    ParameterSpec spec = ParameterSpec.bias("b", GATES, 3, ParameterRole.BIAS);
    assertThat(spec.shape()).isEqualTo(Shape.vector(6));
    assertThat(spec.blocks())
        .extracting(ParameterSpec.Block::initializer)
        .containsExactly(Initializer.zeros(), Initializer.ones());
    assertThat(spec.decay()).isFalse();
    assertThat(spec.withDecay(true).decay()).isTrue();
    assertThat(spec.named("c").name()).isEqualTo("c");
  }

  @Test
  void blocksMustFillTheWidthAndParametersHaveNoBatch() {
    List<ParameterSpec.Block> block = List.of(new ParameterSpec.Block("b", 2, Initializer.zeros()));
    assertThatThrownBy(
            () -> new ParameterSpec("b", Shape.vector(3), ParameterRole.BIAS, block, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the blocks of parameter b fill 2 of 3 columns");
    assertThatThrownBy(
            () -> new ParameterSpec("b", Shape.batch(2), ParameterRole.BIAS, block, false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aParameterHasANameAndAnInitializer() {
    assertThatThrownBy(() -> ParameterSpec.vector("", 2, ParameterRole.OTHER, Initializer.zeros()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a parameter has a name");
    assertThatThrownBy(() -> ParameterSpec.vector("g", 2, ParameterRole.OTHER, null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("initializer");
  }

  @Test
  void initializersWithoutSenseAreRefused() {
    assertThatThrownBy(() -> Initializer.uniform(1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Initializer.normal(0, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
