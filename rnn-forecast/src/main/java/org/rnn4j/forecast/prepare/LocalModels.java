package org.rnn4j.forecast.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.forecast.SplitUnit;
import org.rnn4j.api.series.Column.Role;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.spec.ExperimentSpec;
import org.rnn4j.forecast.spec.ModelSpec.Scope;
import org.rnn4j.forecast.spec.SpecPlaces;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Refit;
import org.rnn4j.forecast.window.Parts;
import org.rnn4j.forecast.window.Windows;

/** What a network for each series asks for. */
final class LocalModels {

  private static final String REMEDY = ", or take scope: global";

  private LocalModels() {}

  /**
   * Checks that each series has something to train its network on.
   *
   * @throws InputException with everything that does not go together with such networks
   */
  static void require(ExperimentSpec spec, Parts parts) {
    if (spec.model().filter(model -> model.scope() == Scope.LOCAL).isEmpty()) {
      return;
    }
    List<Problem> problems = new ArrayList<>();
    if (parts.unit() == SplitUnit.SERIES) {
      problems.add(
          new Problem(
              SpecPlaces.SCOPE,
              "whole series are dealt out to the parts, so that those to be forecast have nothing"
                  + " to train a network of their own on",
              "cut each series by time" + REMEDY));
    } else {
      withoutWindows(parts.windows(Part.TRAIN, spec.task()), problems);
      withoutTargets(parts.windows(Part.TRAIN, spec.task()), "to train on", problems);
      if (spec.training().earlyStopping().isPresent()) {
        Windows validation = parts.windows(Part.VALIDATION, spec.task());
        withoutTargets(validation, "for early stopping to look at", problems);
      }
    }
    List<String> statics = parts.dataset().names(Role.STATIC);
    if (!statics.isEmpty()) {
      problems.add(
          new Problem(
              SpecPlaces.SCOPE,
              "static columns ("
                  + String.join(", ", statics)
                  + ") tell series apart, and say nothing to a network of one series",
              "leave them out" + REMEDY));
    }
    if (spec.training().refit() == Refit.ALL) {
      problems.add(
          new Problem(
              SpecPlaces.REFIT,
              "a network for each series is not trained once more",
              "leave it out" + REMEDY));
    }
    if (spec.training().maxMinutes().isPresent()) {
      problems.add(
          new Problem(
              SpecPlaces.MAX_MINUTES,
              "which of many networks would have to go without is not known",
              "set epochs, or early-stopping" + REMEDY));
    }
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
  }

  // A mean over nothing is no number; said before hours of training, not in their midst.
  private static void withoutTargets(Windows windows, String what, List<Problem> problems) {
    boolean training = windows.part() == Part.TRAIN;
    List<String> ids = new ArrayList<>();
    for (int s = 0; s < windows.parts().dataset().series().size(); s++) {
      boolean told = training && windows.countOf(s) == 0;
      if (!told && !anyCounts(windows, s)) {
        ids.add(windows.parts().dataset().series().get(s).id());
      }
    }
    if (!ids.isEmpty()) {
      problems.add(
          new Problem(
              training ? SpecPlaces.SCOPE : SpecPlaces.EARLY_STOPPING,
              "the "
                  + windows.part()
                  + " part of series "
                  + Quoted.of(ids.get(0))
                  + (ids.size() > 1 ? " and of " + (ids.size() - 1) + " more" : "")
                  + " has no observed target of a weight above 0 in a window "
                  + what,
              (training ? "leave the series out" : "make that part larger, leave the series out")
                  + REMEDY));
    }
  }

  private static boolean anyCounts(Windows windows, int s) {
    if (windows.countOf(s) == 0) {
      return false;
    }
    TimeSeries series = windows.parts().dataset().series().get(s);
    int targets = windows.parts().dataset().targetCount();
    int from = windows.cutoff(windows.firstOf(s), s);
    return IntStream.range(from, windows.parts().to(s, windows.part()))
        .filter(step -> series.weight(step) > 0)
        .anyMatch(step -> IntStream.range(0, targets).anyMatch(c -> series.isObserved(step, c)));
  }

  private static void withoutWindows(Windows training, List<Problem> problems) {
    List<String> ids = training.idsWithoutWindows();
    if (!ids.isEmpty()) {
      problems.add(
          new Problem(
              SpecPlaces.SCOPE,
              "series "
                  + Quoted.of(ids.get(0))
                  + (ids.size() > 1 ? " and " + (ids.size() - 1) + " more have" : " has")
                  + " no training window of "
                  + training.task().neededWords()
                  + " steps to train a network of "
                  + (ids.size() > 1 ? "their" : "its")
                  + " own on",
              "shorten task.lookback, set task.least-steps, leave the series out" + REMEDY));
    }
  }
}
