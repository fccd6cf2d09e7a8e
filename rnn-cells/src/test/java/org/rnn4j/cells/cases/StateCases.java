package org.rnn4j.cells.cases;

import static org.rnn4j.api.step.Functions.exp;
import static org.rnn4j.api.step.Functions.greater;
import static org.rnn4j.api.step.Functions.interpolate;
import static org.rnn4j.api.step.Functions.sigmoid;
import static org.rnn4j.api.step.Functions.softplus;
import static org.rnn4j.api.step.Functions.square;
import static org.rnn4j.api.step.Functions.tanh;
import static org.rnn4j.cells.cases.OperationCases.matrix;
import static org.rnn4j.cells.cases.OperationCases.vector;

import java.util.List;
import java.util.Optional;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Gates;
import org.rnn4j.api.step.Value;

/** Cells whose states, outputs and projections are connected in unusual ways. */
public final class StateCases {

  private static final int UNITS = 3;

  private StateCases() {}

  /** All of them. */
  public static List<CellCase> all() {
    return List.of(
        CellCase.of("a state passed on unchanged", StateCases::constantState),
        CellCase.of("a state that does not influence the output", StateCases::idleState),
        CellCase.of("a state that nothing looks at", StateCases::unseenState),
        CellCase.of("a state that only the output looks at", StateCases::lookedAtOnce),
        CellCase.of("an output that is a slice of the next state", StateCases::sliceOfNext),
        CellCase.of("an output that is a slice of the old state", StateCases::sliceOfOld),
        CellCase.of("an output that is the old state", StateCases::oldState),
        CellCase.of("an output from a product with the old state", StateCases::productOfOld),
        CellCase.of("two states with one next value", StateCases::sharedNext),
        CellCase.of("two states that change places", StateCases::swapped),
        CellCase.of("an output that is the input", StateCases::echo),
        CellCase.of("an output that is a slice of the input", s -> s.output(s.input().slice(0, 1))),
        CellCase.of("a state that is the last input", StateCases::delay),
        CellCase.of("a sum over time", StateCases::runningSum),
        CellCase.of("a state that forgets all at once", StateCases::forgetful),
        CellCase.of("states of different widths", StateCases::widths),
        CellCase.of("a state of width 1", StateCases::narrow),
        CellCase.of("a next state that is a part of a product", StateCases::partOfProduct),
        CellCase.of("next states that are one function of neighbours", StateCases::neighbours),
        CellCase.of("parts of a whole, the last one first", StateCases::lastPartFirst),
        CellCase.of("an output of its own projection", StateCases::projectedOutput),
        CellCase.of("an output that sees the new state twice", StateCases::seenTwice),
        CellCase.of("no state at all", StateCases::stateless),
        CellCase.of("a recurrence without a product", StateCases::diagonal),
        CellCase.of("a decay that is a parameter", StateCases::decay),
        CellCase.of("two products with the state", StateCases::secondOrder),
        CellCase.of("a matrix of two products", s -> tied(s, UNITS)),
        CellCase.of("two input projections", StateCases::twoProjections),
        CellCase.of("a gate that is never used", StateCases::unusedGate),
        CellCase.of("gates that overlap", StateCases::overlappingGates),
        CellCase.of("a choice by the state", StateCases::choice),
        CellCase.of("a state that is added to a gate", StateCases::addedToGate),
        new CellCase("input and state normalized apart", StateCases::gated, Optional.of(apart())),
        new CellCase(
            "a normalizer with a product of its own", StateCases::gated, Optional.of(mixing())));
  }

  private static Value elman(Step s, Value h) {
    return tanh(s.preActivation(s.input(), h, Gate.of("h"), UNITS).value());
  }

  private static void constantState(Step s) {
    Value h = s.state("h", UNITS);
    Value c = s.state("c", UNITS);
    s.next("h", elman(s, h.plus(c)));
    s.next("c", c);
    s.output(s.nextOf("h").plus(c));
  }

  private static void idleState(Step s) {
    Value h = s.state("h", UNITS);
    Value m = s.state("m", UNITS);
    s.next("h", elman(s, h));
    s.next("m", interpolate(sigmoid(h), m, s.nextOf("h")));
    s.output(s.nextOf("h"));
  }

  private static void unseenState(Step s) {
    Value h = s.state("h", UNITS);
    s.state("m", UNITS);
    Value next = elman(s, h);
    s.next("h", next);
    s.next("m", square(next.times(vector(s, "p", UNITS))));
    s.output(next);
  }

  private static void lookedAtOnce(Step s) {
    Value h = s.state("h", UNITS);
    Value m = s.state("m", UNITS);
    s.next("h", elman(s, h));
    s.next("m", tanh(s.nextOf("h").times(h)));
    s.output(s.nextOf("h").plus(m));
  }

  private static void sliceOfNext(Step s) {
    Value h = s.state("h", UNITS);
    s.next("h", elman(s, h));
    s.output(s.nextOf("h").slice(1, 3));
  }

  private static void sliceOfOld(Step s) {
    Value h = s.state("h", UNITS);
    s.next("h", elman(s, h));
    s.output(h.slice(0, 2));
  }

  private static void oldState(Step s) {
    Value h = s.state("h", UNITS);
    s.next("h", elman(s, h));
    s.output(h);
  }

  private static void productOfOld(Step s) {
    Value h = s.state("h", UNITS);
    s.next("h", tanh(s.inputProjection(s.input(), Gate.of("h"), UNITS).value()));
    s.output(h.product(matrix(s, "P", UNITS, 2)));
  }

  private static void sharedNext(Step s) {
    Value a = s.state("a", UNITS);
    Value b = s.state("b", UNITS);
    Value next = elman(s, a.times(0.3).plus(b.times(0.5)));
    s.next("a", next);
    s.next("b", next);
    s.output(s.nextOf("b"));
  }

  private static void swapped(Step s) {
    Value a = s.state("a", UNITS);
    Value b = s.state("b", UNITS);
    s.next("a", b);
    s.next("b", elman(s, a));
    s.output(s.nextOf("a").plus(s.nextOf("b")));
  }

  private static void echo(Step s) {
    Value h = s.state("h", UNITS);
    s.next("h", elman(s, h));
    s.output(s.input());
  }

  private static void delay(Step s) {
    Value last = s.state("last", s.input().width());
    s.next("last", s.input());
    s.output(s.input().minus(last.times(vector(s, "p", s.input().width()))));
  }

  private static void runningSum(Step s) {
    Value sum = s.state("sum", s.input().width());
    s.next("sum", sum.plus(s.input()));
    s.output(s.nextOf("sum"));
  }

  private static void forgetful(Step s) {
    Value h = s.state("h", UNITS);
    Value z = elman(s, h);
    s.next("h", tanh(s.input().product(matrix(s, "P", s.input().width(), UNITS))));
    s.output(z);
  }

  private static void widths(Step s) {
    Value h = s.state("h", 2);
    Value c = s.state("c", 5);
    Value z = s.inputProjection(s.input(), Gate.of("z"), 5).value();
    s.next("c", tanh(z.plus(h.product(matrix(s, "P", 2, 5))).plus(c.times(0.5))));
    s.next("h", s.nextOf("c").product(matrix(s, "Q", 5, 2)));
    s.output(s.nextOf("c").slice(1, 5));
  }

  private static void narrow(Step s) {
    Value level = s.state("level", 1);
    Value z = s.preActivation(s.input(), level, Gate.of("a", "b"), 1).value();
    s.next("level", interpolate(sigmoid(z.slice(0, 1)), level, z.slice(1, 2)));
    s.output(z.minus(s.nextOf("level")));
  }

  private static void partOfProduct(Step s) {
    Value h = s.state("h", UNITS);
    Value wide = tanh(s.preActivation(s.input(), h, Gate.of("a", "b"), UNITS).value());
    s.next("h", wide.slice(2, 2 + UNITS));
    s.output(wide);
  }

  private static void neighbours(Step s) {
    Value a = s.state("a", UNITS);
    Value b = s.state("b", UNITS);
    Gates z = s.preActivation(s.input(), a.plus(b), Gate.of("a", "b", "o", "p"), UNITS);
    s.next("a", tanh(z.get("a")));
    s.next("b", tanh(z.get("b")));
    s.output(tanh(z.get("o")).plus(tanh(z.get("p")).times(b)));
  }

  // The parts are written straight into their places in the whole, which the output looks at too.
  private static void lastPartFirst(Step s) {
    Value h = s.state("h", UNITS);
    Value last = sigmoid(elman(s, h));
    Value first = square(last.plus(h));
    Value whole = first.concat(last);
    s.next("h", tanh(whole.product(matrix(s, "P", 2 * UNITS, UNITS))));
    s.output(whole);
  }

  private static void projectedOutput(Step s) {
    Value h = s.state("h", UNITS);
    s.next("h", elman(s, h));
    s.output(s.nextOf("h").product(matrix(s, "P", UNITS, 2)).plus(vector(s, "p", 2)));
  }

  private static void seenTwice(Step s) {
    Value h = s.state("h", UNITS);
    s.next("h", elman(s, h));
    Value next = s.nextOf("h");
    s.output(next.times(next.slice(0, 1)).plus(h));
  }

  private static void stateless(Step s) {
    s.output(tanh(s.inputProjection(s.input(), Gate.of("y"), UNITS).value()));
  }

  // minGRU (Feng et al. 2024): the gates do not see the state.
  private static void diagonal(Step s) {
    Value h = s.state("h", UNITS);
    Gates x = s.inputProjection(s.input(), Gate.of("z", "n"), UNITS);
    s.next("h", interpolate(sigmoid(x.get("z")), h, x.get("n")));
    s.output(s.nextOf("h"));
  }

  private static void decay(Step s) {
    Value h = s.state("h", UNITS);
    Value a = exp(softplus(vector(s, "p", UNITS)).times(-1));
    Value x = s.inputProjection(s.input(), Gate.of("x"), UNITS).value();
    s.next("h", a.times(h).plus(square(a).subtractedFrom(1).times(x)));
    s.output(s.nextOf("h"));
  }

  private static void secondOrder(Step s) {
    Value h = s.state("h", UNITS);
    Value u = h.product(matrix(s, "P", UNITS, UNITS));
    Value v = h.product(matrix(s, "Q", UNITS, UNITS));
    Value x = s.inputProjection(s.input(), Gate.of("x"), UNITS).value();
    s.next("h", tanh(u.times(v).plus(x)));
    s.output(s.nextOf("h"));
  }

  /** Two products with one matrix, whose results have one gradient. */
  public static void tied(Step s, int units) {
    Value h = s.state("h", units);
    Value before = s.state("before", units);
    Value u = matrix(s, "u", units, units).times(1.0 / units);
    Value x = s.inputProjection(s.input(), Gate.of("h"), units).value();
    s.next("h", tanh(x.plus(h.product(u)).plus(before.product(u))));
    s.next("before", h);
    s.output(s.nextOf("h"));
  }

  private static void twoProjections(Step s) {
    Value h = s.state("h", UNITS);
    Value key = s.inputProjection(s.input(), Gate.of("k"), UNITS).value();
    Value value = s.inputProjection(tanh(key), Gate.of("v"), UNITS).value();
    Value first = s.recurrentProjection(h, Gate.of("k"), UNITS).value();
    Value second = s.recurrentProjection(tanh(first), Gate.of("v"), UNITS).value();
    s.next("h", tanh(value.plus(second)));
    s.output(s.nextOf("h"));
  }

  private static void unusedGate(Step s) {
    Value h = s.state("h", UNITS);
    Gates z = s.preActivation(s.input(), h, Gate.of("a", "b", "c"), UNITS);
    s.next("h", sigmoid(z.get("b")));
    s.output(s.nextOf("h"));
  }

  private static void overlappingGates(Step s) {
    Value h = s.state("h", UNITS);
    Gates z = s.preActivation(s.input(), h, Gate.of("a", "b", "c"), UNITS);
    Value ab = z.only("a", "b").value();
    Value bc = z.only("b", "c").value();
    s.next("h", tanh(ab.times(bc)).slice(1, 1 + UNITS));
    s.output(tanh(z.value()).slice(2, 7));
  }

  private static void choice(Step s) {
    Value h = s.state("h", UNITS);
    Value z = elman(s, h);
    Value limit = vector(s, "p", UNITS).times(4);
    Value isAbove = greater(z, limit);
    s.next("h", isAbove.times(z).plus(isAbove.subtractedFrom(1).times(z.times(0.3))));
    s.output(s.nextOf("h"));
  }

  // The gradient of m is that of a block of the gates, and so one value in two places.
  private static void addedToGate(Step s) {
    Value h = s.state("h", UNITS);
    Value m = s.state("m", UNITS);
    Gates z = s.preActivation(s.input(), h, Gate.of("a", "b"), UNITS);
    s.next("h", tanh(z.get("a").plus(m)).times(sigmoid(z.get("b"))));
    s.next("m", s.nextOf("h").times(0.5));
    s.output(s.nextOf("h"));
  }

  private static void gated(Step s) {
    Value h = s.state("h", UNITS);
    Gates z = s.preActivation(s.input(), h, Gate.of("z", "n"), UNITS);
    s.next("h", interpolate(sigmoid(z.get("z")), h, tanh(z.get("n"))));
    s.output(s.nextOf("h"));
  }

  private static Normalizer apart() {
    return (s, a) ->
        a.input()
            .standardized(0.5)
            .plus(a.recurrent().orElseThrow().standardized(0.5))
            .plus(vector(s, a.parameterName("offset"), a.width()));
  }

  private static Normalizer mixing() {
    return (s, a) ->
        a.sum()
            .minus(a.sum().rowMean())
            .product(matrix(s, a.parameterName("mix"), a.width(), a.width()));
  }

  /**
   * A cell that is as good as any other where any will do: an LSTM written without its provider.
   */
  public static Cell lstm(int units) {
    return s -> {
      Value h = s.state("h", units);
      Value c = s.state("c", units);
      List<Gate> gates =
          List.of(Gate.named("i"), Gate.named("f").startingAt(1), Gate.named("g"), Gate.named("o"));
      Gates z = s.preActivation(s.input(), h, gates, units);
      s.next("c", sigmoid(z.get("f")).times(c).plus(sigmoid(z.get("i")).times(tanh(z.get("g")))));
      s.next("h", sigmoid(z.get("o")).times(tanh(s.nextOf("c"))));
      s.output(s.nextOf("h"));
    };
  }
}
