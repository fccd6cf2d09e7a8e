package org.rnn4j.forecast.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.RunException;
import org.rnn4j.forecast.compare.LeakageGuard;
import org.rnn4j.forecast.contender.Cancellation;
import org.rnn4j.forecast.contender.Fitted;
import org.rnn4j.forecast.metric.ForecastTable;
import org.rnn4j.forecast.prepare.Fold;
import org.rnn4j.forecast.report.Leaderboard;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.spec.SpecPlaces;
import org.rnn4j.forecast.split.Part;

/**
 * The leakage guard over all forecasters of a run. A leak stops the run; a forecaster that does not
 * look at its input is warned about.
 */
final class Guarding {

  private static final int WINDOWS = 16;

  private final Fold fold;
  private final ProgressListener listener;
  private final Map<String, LeakageGuard> guards = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> reports = new LinkedHashMap<>();
  private final List<Problem> warnings = new ArrayList<>();

  Guarding(Fold fold, ProgressListener listener) {
    this.fold = fold;
    this.listener = listener;
  }

  /**
   * Checks the forecasters before they are asked about any window of the test part.
   *
   * @throws RunException when one sees the future, naming it and how
   */
  void check(List<Fitted> forecasters) {
    for (Fitted fitted : forecasters) {
      String name = fitted.name();
      Cancellation.check(listener);
      LeakageGuard guard = LeakageGuard.over(fold.windows(Part.TEST), WINDOWS);
      LeakageGuard.Report report = guard.check(fitted.forecaster());
      refuse(name, report.leaks().stream().findFirst());
      fitted.again().ifPresent(fitting -> refuse(name, guard.refit(fitting)));
      if (!report.readsHistory()) {
        warnings.add(readsNoHistory(name, report.checked()));
      }
      guards.put(name, guard);
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("windows", report.checked());
      facts.put("leaks", report.leaks().size());
      facts.put("reads-history", report.readsHistory());
      facts.put("fitted-anew", fitted.again().isPresent());
      reports.put(name, facts);
    }
  }

  /**
   * Checks that what is scored is what each forecaster says of a window by itself.
   *
   * @param table of the test part
   * @throws RunException as {@link #check}
   */
  void compare(ForecastTable table) {
    guards.forEach((name, guard) -> refuse(name, guard.amongOthers(table, name)));
  }

  private static void refuse(String name, Optional<LeakageGuard.Leak> found) {
    found.ifPresent(
        leak -> {
          throw new RunException(
              name
                  + " sees the future: "
                  + leak
                  + "; its figures would be worthless, so the run stops");
        });
  }

  private static Problem readsNoHistory(String name, int windows) {
    String what =
        " not depend on "
            + (name.equals(Leaderboard.MODEL) ? "its input" : "the history")
            + ": with every value before the cutoff replaced, "
            + (windows == 1 ? "the one" : "all " + windows)
            + " that were tried came out the same";
    return name.equals(Leaderboard.MODEL)
        ? new Problem(
            SpecPlaces.MODEL,
            "the model's forecasts do" + what,
            "a layer may hide the input, such as layer-norm over one feature, or relu units that"
                + " are never active")
        : new Problem(
            SpecPlaces.BASELINES,
            "the forecasts of '" + name + "' do" + what,
            "right for a constant; else it takes its answers from somewhere else");
  }

  /** What there is to warn of. */
  List<Problem> warnings() {
    return List.copyOf(warnings);
  }

  /** The warnings as they stand beside the leaderboard. */
  List<String> notes() {
    return warnings.stream().map(warning -> "warning: " + warning.message()).toList();
  }

  /** For {@code run.json}: what was found of each forecaster. */
  Map<String, Object> tree() {
    return new LinkedHashMap<>(reports);
  }
}
