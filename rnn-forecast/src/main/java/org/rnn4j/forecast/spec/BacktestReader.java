package org.rnn4j.forecast.spec;

import java.util.Optional;
import org.rnn4j.forecast.spec.SpecSection.Layout;
import org.rnn4j.forecast.split.Backtest;

/** Reads the section {@code backtest}. */
final class BacktestReader {

  static final SpecSection<Backtest> BACKTEST =
      SpecSection.<Backtest>of(
              "backtest",
              "Which cutoffs of the test part are forecast from, where it is not every one; model"
                  + " and baselines know everything before each.",
              Layout.BRACES,
              "backtest: {windows: 20, step: 30, refit: never}")
          .options(Backtest.declared(), Backtest::asMap);

  private BacktestReader() {}

  /**
   * What stands under the key; empty where there is nothing, the key says none, or after a problem.
   *
   * @param task whose horizon is the step where none is given
   */
  static Optional<Backtest> read(Section root, Optional<TaskSpec> task) {
    if (root.take(BACKTEST.name()).filter(node -> !Values.saysNone(node)).isEmpty()) {
      return Optional.empty();
    }
    Section section = Section.of(root, BACKTEST);
    Optional<Integer> windows = section.read(Backtest.WINDOWS);
    Optional<Integer> step = section.read(Backtest.STEP);
    Optional<Node> refit = section.take(Backtest.REFIT.name());
    if (refit.isPresent() && !saysNever(refit.get())) {
      section.problem(
          Backtest.REFIT.name(),
          "the model cannot be trained anew during a backtest yet",
          "expected never: it is trained once, on the training part");
    }
    section.close();
    return step.or(() -> task.map(TaskSpec::horizon)).map(apart -> new Backtest(windows, apart));
  }

  private static boolean saysNever(Node node) {
    return node instanceof Node.Scalar scalar && Backtest.REFIT.choices().contains(scalar.text());
  }
}
