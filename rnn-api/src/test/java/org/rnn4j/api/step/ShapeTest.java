package org.rnn4j.api.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShapeTest {

  @Test
  void aShapeSaysWhatItIs() {
    assertThat(Shape.batch(4)).hasToString("[batch, 4]").extracting(Shape::size).isEqualTo(4);
    assertThat(Shape.vector(3)).hasToString("[3]");
    assertThat(Shape.matrix(2, 3)).hasToString("[2, 3]").extracting(Shape::size).isEqualTo(6);
    assertThat(Shape.matrix(1, 3)).isEqualTo(Shape.vector(3)).isNotEqualTo(Shape.batch(3));
  }

  @Test
  void anotherWidthKeepsTheRest() {
    assertThat(Shape.batch(4).withWidth(8)).isEqualTo(Shape.batch(8));
    assertThat(Shape.matrix(2, 3).withWidth(5)).isEqualTo(Shape.matrix(2, 5));
  }

  @Test
  void emptyAndContradictoryShapesAreRefused() {
    assertThatThrownBy(() -> Shape.batch(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Shape.matrix(0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Shape(true, 2, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Shape.matrix(1 << 20, 1 << 20).size())
        .isInstanceOf(ArithmeticException.class);
  }
}
