package org.rnn4j.api.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GatesTest {

  /** A value that only writes down how it came about. */
  private record Noted(String text, Shape shape) implements Value {

    @Override
    public Value apply(Unary f) {
      return new Noted(f + "(" + text + ")", shape);
    }

    @Override
    public Value apply(Binary f, Value other) {
      return new Noted(f + "(" + text + ", " + ((Noted) other).text + ")", shape);
    }

    @Override
    public Value affine(double scale, double offset) {
      return new Noted("(" + scale + " " + text + " + " + offset + ")", shape);
    }

    @Override
    public Value product(Value parameter) {
      return new Noted(text + " " + ((Noted) parameter).text, shape.withWidth(parameter.width()));
    }

    @Override
    public Value slice(int from, int to) {
      return new Noted(text + "[" + from + ":" + to + "]", shape.withWidth(to - from));
    }

    @Override
    public Value concat(Value... others) {
      String all = text + Stream.of(others).map(v -> "|" + ((Noted) v).text).toList();
      return new Noted(all, shape.withWidth(shape.width() * (1 + others.length)));
    }

    @Override
    public Value rowSum() {
      return new Noted("sum", shape.withWidth(1));
    }

    @Override
    public Value rowMean() {
      return new Noted("mean", shape.withWidth(1));
    }

    @Override
    public Value standardized(double epsilon) {
      return new Noted("standardized", shape);
    }
  }

  private static Noted noted(String text, int width) {
    return new Noted(text, Shape.batch(width));
  }

  private final Gates gates = new Gates(noted("z", 12), Gate.of("i", "f", "g", "o"), 3);

  @Test
  void aGateIsItsBlockOfColumns() {
    assertThat(gates.get("i")).isEqualTo(noted("z[0:3]", 3));
    assertThat(gates.get("o")).isEqualTo(noted("z[9:12]", 3));
  }

  @Test
  void aSingleGateIsTheWholeValue() {
    assertThat(new Gates(noted("z", 3), Gate.of("h"), 3).get("h")).isEqualTo(noted("z", 3));
  }

  @Test
  void neighboursCanBeTakenTogether() {
    Gates two = gates.only("f", "g");
    assertThat(two.value()).isEqualTo(noted("z[3:9]", 6));
    assertThat(two.gates()).extracting(Gate::name).containsExactly("f", "g");
    assertThat(two.get("g")).isEqualTo(noted("z[3:9][3:6]", 3));
  }

  @Test
  void whatAreNoNeighboursCannot() {
    assertThatThrownBy(() -> gates.only("i", "g"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("i, f, g, o");
    assertThatThrownBy(() -> gates.only("f", "i")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anUnknownGateIsNamedWithThoseThereAre() {
    assertThatThrownBy(() -> gates.get("r"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no gate named r; there are i, f, g, o");
  }

  @Test
  void gatesMustFillTheValue() {
    assertThatThrownBy(() -> new Gates(noted("z", 10), Gate.of("i", "f"), 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 gates of 3 units do not fill a value of shape [batch, 10]");
  }

  @Test
  void aGateIsRefinedWithoutChangingIt() {
    Gate forget = Gate.named("f");
    assertThat(forget.startingAt(1)).isEqualTo(new Gate("f", 1, false));
    assertThat(forget.withRecurrentBias()).isEqualTo(new Gate("f", 0, true));
    assertThat(forget).isEqualTo(new Gate("f", 0, false));
    assertThatThrownBy(() -> forget.startingAt(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theShortFormsOfAValueAreItsOperations() {
    Value x = noted("x", 1);
    Value y = noted("y", 1);
    assertThat(x.plus(y)).isEqualTo(noted("PLUS(x, y)", 1));
    assertThat(x.minus(y)).isEqualTo(noted("MINUS(x, y)", 1));
    assertThat(x.times(y)).isEqualTo(noted("TIMES(x, y)", 1));
    assertThat(x.dividedBy(y)).isEqualTo(noted("DIVIDED_BY(x, y)", 1));
    assertThat(x.plus(2)).isEqualTo(noted("(1.0 x + 2.0)", 1));
    assertThat(x.minus(2)).isEqualTo(noted("(1.0 x + -2.0)", 1));
    assertThat(x.times(2)).isEqualTo(noted("(2.0 x + 0.0)", 1));
    assertThat(x.subtractedFrom(1)).isEqualTo(noted("(-1.0 x + 1.0)", 1));
  }

  @Test
  void everyFunctionHasItsName() {
    Value x = noted("x", 1);
    List<Value> named =
        List.of(
            Functions.sigmoid(x),
            Functions.tanh(x),
            Functions.relu(x),
            Functions.exp(x),
            Functions.log(x),
            Functions.softplus(x),
            Functions.sqrt(x),
            Functions.square(x),
            Functions.reciprocal(x),
            Functions.abs(x),
            Functions.negate(x),
            Functions.sin(x),
            Functions.cos(x));
    List<Value> applied = Stream.of(Unary.values()).map(x::apply).toList();
    assertThat(named).isEqualTo(applied);
  }

  @Test
  void interpolatingKeepsWhereTheGateIsOpen() {
    assertThat(Functions.interpolate(noted("z", 1), noted("h", 1), noted("n", 1)))
        .isEqualTo(noted("PLUS(TIMES(z, h), TIMES((-1.0 z + 1.0), n))", 1));
  }
}
