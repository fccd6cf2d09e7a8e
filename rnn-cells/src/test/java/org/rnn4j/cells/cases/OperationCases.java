package org.rnn4j.cells.cases;

import static org.rnn4j.api.step.Functions.abs;
import static org.rnn4j.api.step.Functions.exp;
import static org.rnn4j.api.step.Functions.greater;
import static org.rnn4j.api.step.Functions.max;
import static org.rnn4j.api.step.Functions.min;
import static org.rnn4j.api.step.Functions.sigmoid;
import static org.rnn4j.api.step.Functions.softplus;
import static org.rnn4j.api.step.Functions.square;
import static org.rnn4j.api.step.Functions.tanh;
import static org.rnn4j.api.step.Functions.where;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.step.Binary;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Unary;
import org.rnn4j.api.step.Value;

/**
 * Cells that together use every operation of the step language in every combination of shapes.
 * Parameters are drawn with magnitudes of {@link Drawn#LOW} and more, so that what is divided by,
 * and the distance to a kink, is never near 0.
 */
public final class OperationCases {

  private static final int UNITS = 3;

  private OperationCases() {}

  /** All of them. */
  public static List<CellCase> all() {
    List<CellCase> cases = new ArrayList<>();
    for (Unary f : Unary.values()) {
      cases.add(recurrent(name(f) + " of a batch", (s, z) -> ofBatch(f, s, z)));
      cases.add(recurrent(name(f) + " of a parameter", (s, z) -> z.times(ofParameter(f, s))));
      cases.add(recurrent(name(f) + " of a matrix", (s, z) -> z.product(ofMatrix(f, s))));
    }
    Map<String, Function<Operands, Value[]>> shapes = shapes();
    for (Binary f : Binary.values()) {
      shapes.forEach(
          (shape, operands) ->
              cases.add(
                  recurrent(
                      name(f) + " of " + shape,
                      (s, z) -> {
                        Value[] xy = operands.apply(new Operands(s, z));
                        return mixed(s, z, xy[0].apply(f, xy[1]));
                      })));
    }
    cases.addAll(reductions());
    cases.addAll(products());
    cases.addAll(onParameters());
    return cases;
  }

  private static String name(Enum<?> f) {
    return f.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** What a cell makes of its pre-activation {@code z: [batch, 3]}. */
  private interface Body {
    Value of(Step s, Value z);
  }

  // h = tanh(body(x W + h' U + b)): the operation stands inside the recurrence.
  private static CellCase recurrent(String name, Body body) {
    return CellCase.of(
        name,
        s -> {
          Value h = s.state("h", UNITS);
          Value z = s.preActivation(s.input(), h, Gate.of("h"), UNITS).value();
          s.next("h", tanh(body.of(s, z).times(0.7)));
          s.output(s.nextOf("h"));
        });
  }

  static Value vector(Step s, String name, int width) {
    return s.parameter(ParameterSpec.vector(name, width, ParameterRole.OTHER, Initializer.ones()));
  }

  static Value matrix(Step s, String name, int rows, int columns) {
    return s.parameter(
        ParameterSpec.matrix(name, rows, columns, ParameterRole.OTHER, Initializer.ones()));
  }

  // Away from 0 on either side, as the signs of the parameter have it.
  private static Value apart(Step s, Value z, String name) {
    Value p = vector(s, name, z.width());
    return tanh(z).times(0.4).plus(p.dividedBy(abs(p)));
  }

  private static Value ofBatch(Unary f, Step s, Value z) {
    return switch (f) {
      case LOG, SQRT -> square(z).plus(0.5).apply(f);
      default -> apart(s, z, "p").apply(f);
    };
  }

  private static Value ofParameter(Unary f, Step s) {
    Value p = vector(s, "p", UNITS);
    return f == Unary.LOG || f == Unary.SQRT ? square(p).apply(f) : p.apply(f);
  }

  private static Value ofMatrix(Unary f, Step s) {
    Value p = matrix(s, "P", UNITS, UNITS);
    return f == Unary.LOG || f == Unary.SQRT ? square(p).apply(f) : p.apply(f);
  }

  /** What the operands of a binary operation are made from. */
  private record Operands(Step s, Value z) {

    /** {@code [batch, 3]}, within 0.2 of 0. */
    Value batch() {
      return tanh(z).times(0.2);
    }

    /** {@code [batch, 3]}, at least 0.6 from 0. */
    Value far() {
      return apart(s, z, "far");
    }

    /** {@code [batch, 1]}, at least 0.6 from 0. */
    Value column() {
      return apart(s, z.rowSum(), "column");
    }

    /** {@code [3]}. */
    Value vector() {
      return OperationCases.vector(s, "vector", UNITS);
    }

    /** {@code [1]}. */
    Value scalar() {
      return OperationCases.vector(s, "scalar", 1);
    }
  }

  // The result of an operation may not depend on z, or be narrower.
  private static Value mixed(Step s, Value z, Value result) {
    return z.times(0.5).plus(result);
  }

  private static Map<String, Function<Operands, Value[]>> shapes() {
    Map<String, Function<Operands, Value[]>> shapes = new LinkedHashMap<>();
    shapes.put("batch and batch", o -> new Value[] {o.batch(), o.far()});
    shapes.put("batch and vector", o -> new Value[] {o.batch(), o.vector()});
    shapes.put("vector and batch", o -> new Value[] {o.vector(), o.far().times(1.6)});
    shapes.put("batch and column", o -> new Value[] {o.batch(), o.column()});
    shapes.put("column and batch", o -> new Value[] {o.column().times(0.1), o.far()});
    shapes.put("batch and scalar", o -> new Value[] {o.batch(), o.scalar()});
    shapes.put("scalar and batch", o -> new Value[] {o.scalar(), o.far().times(1.6)});
    shapes.put("column and vector", o -> new Value[] {o.column().times(0.1), o.vector()});
    shapes.put("vector and column", o -> new Value[] {o.vector(), o.column().times(1.6)});
    shapes.put("column and scalar", o -> new Value[] {o.column().times(0.1), o.scalar()});
    shapes.put("vector and vector", o -> new Value[] {o.vector(), vector(o.s(), "other", UNITS)});
    shapes.put("vector and scalar", o -> new Value[] {o.vector(), o.scalar()});
    shapes.put("scalar and vector", o -> new Value[] {o.scalar(), o.vector()});
    shapes.put("a value and itself", o -> twice(o.far()));
    return shapes;
  }

  private static Value[] twice(Value v) {
    return new Value[] {v, v};
  }

  private static List<CellCase> reductions() {
    return List.of(
        recurrent("affine", (s, z) -> z.affine(-1.3, 0.4).subtractedFrom(0.2).plus(0.1)),
        recurrent("slices that overlap", OperationCases::overlapping),
        recurrent("a slice with gaps beside it", (s, z) -> z.slice(1, 2).plus(vector(s, "p", 3))),
        recurrent("a slice of a slice", (s, z) -> z.slice(0, 2).slice(1, 2).times(z)),
        recurrent("values side by side", OperationCases::sideBySide),
        recurrent("row sum", (s, z) -> z.rowSum().times(z)),
        recurrent("row mean", (s, z) -> z.minus(z.rowMean())),
        recurrent("standardized", (s, z) -> z.standardized(0.1).times(z)),
        recurrent(
            "standardized row of two",
            (s, z) -> z.slice(1, 3).standardized(1).slice(0, 1).times(z)),
        recurrent("row sum of one column", (s, z) -> z.slice(0, 1).rowSum().plus(z)),
        recurrent(
            "where",
            (s, z) -> where(greater(apart(s, z, "p"), z.times(0.01)), tanh(z), z.times(0.3))),
        recurrent(
            "clamped between parameters",
            (s, z) ->
                min(
                    max(apart(s, z, "p"), vector(s, "low", 3).times(0.1)),
                    vector(s, "up", 1).times(0.9))));
  }

  private static Value sideBySide(Step s, Value z) {
    Value twice = tanh(z).concat(z, z.slice(1, 2)); // [batch, 7]
    Value p = vector(s, "p", 3).concat(vector(s, "q", 4));
    return twice.times(p).slice(0, 3).times(twice.slice(4, 7));
  }

  private static Value overlapping(Step s, Value z) {
    Value wide = z.product(matrix(s, "P", UNITS, 5)); // [batch, 5]
    return wide.slice(0, 3).plus(wide.slice(1, 4).times(wide.slice(2, 5)));
  }

  private static List<CellCase> products() {
    return List.of(
        recurrent(
            "two products in a row",
            (s, z) -> z.product(matrix(s, "P", 3, 2)).product(matrix(s, "Q", 2, 3))),
        recurrent("one matrix in two products", OperationCases::sharedMatrix),
        recurrent(
            "the sum of two products",
            (s, z) -> z.product(matrix(s, "P", 3, 3)).plus(tanh(z).product(matrix(s, "Q", 3, 3)))),
        recurrent(
            "the product of two products",
            (s, z) -> z.product(matrix(s, "P", 3, 3)).times(tanh(z).product(matrix(s, "Q", 3, 3)))),
        recurrent("a product added to itself", OperationCases::doubled),
        recurrent(
            "a product and a column",
            (s, z) -> z.product(matrix(s, "P", 3, 3)).plus(tanh(z).rowSum())),
        recurrent(
            "a column and a product",
            (s, z) -> tanh(z).rowSum().plus(z.product(matrix(s, "P", 3, 3)))),
        recurrent(
            "a product and a scalar",
            (s, z) -> z.product(matrix(s, "P", 3, 3)).plus(vector(s, "p", 1))),
        recurrent(
            "a product of one column and a row",
            (s, z) -> z.product(matrix(s, "P", 3, 1)).plus(vector(s, "p", 3))),
        recurrent(
            "a product with a matrix of one row",
            (s, z) -> z.slice(1, 2).product(matrix(s, "P", 1, 3))));
  }

  private static Value sharedMatrix(Step s, Value z) {
    Value p = matrix(s, "P", 3, 3);
    return tanh(z.product(p)).product(p);
  }

  private static Value doubled(Step s, Value z) {
    Value p = z.product(matrix(s, "P", 3, 3));
    return p.plus(p);
  }

  private static List<CellCase> onParameters() {
    return List.of(
        recurrent(
            "a decay computed from a parameter",
            (s, z) -> exp(softplus(vector(s, "p", 3)).affine(-1, 0)).times(z)),
        recurrent("a chain from one parameter to two places", OperationCases::twoPlaces),
        recurrent("slices of a parameter", OperationCases::parameterSlices),
        recurrent("a parameter's sum", (s, z) -> z.times(vector(s, "p", 3).rowSum())),
        recurrent("a parameter's mean taken away", OperationCases::centredParameter),
        recurrent(
            "a matrix scaled by a scalar",
            (s, z) -> z.product(matrix(s, "P", 3, 3).times(vector(s, "p", 1)))),
        recurrent(
            "a scalar minus a matrix",
            (s, z) -> z.product(vector(s, "p", 1).minus(matrix(s, "P", 3, 3)))),
        recurrent(
            "a matrix of one column scaled by a scalar",
            (s, z) -> z.product(matrix(s, "P", 3, 1).times(vector(s, "p", 1))).plus(z)),
        recurrent(
            "a matrix divided by a matrix",
            (s, z) -> z.product(matrix(s, "P", 3, 3).dividedBy(matrix(s, "Q", 3, 3)))),
        recurrent("a parameter that nothing needs", (s, z) -> unused(s, z)),
        recurrent("a parameter used three times", OperationCases::usedThrice));
  }

  private static Value twoPlaces(Step s, Value z) {
    Value rate = sigmoid(vector(s, "p", 3));
    return z.times(rate).plus(rate.times(rate).subtractedFrom(1));
  }

  private static Value parameterSlices(Step s, Value z) {
    Value p = vector(s, "p", 5);
    return z.times(p.slice(0, 3)).plus(p.slice(2, 5)).plus(tanh(p).slice(1, 2));
  }

  private static Value centredParameter(Step s, Value z) {
    Value p = vector(s, "p", 3);
    return z.times(p.minus(p.rowMean()));
  }

  private static Value unused(Step s, Value z) {
    vector(s, "p", 3);
    return z;
  }

  private static Value usedThrice(Step s, Value z) {
    Value p = vector(s, "p", 3);
    return z.times(p).plus(p).times(sigmoid(p));
  }
}
