package org.rnn4j.forecast.experiment;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.forecast.compare.Comparison;
import org.rnn4j.forecast.metric.ForecastTable;
import org.rnn4j.forecast.metric.Measurement;
import org.rnn4j.forecast.metric.TargetSizes;
import org.rnn4j.forecast.prepare.Fold;
import org.rnn4j.forecast.prepare.Prepared;
import org.rnn4j.forecast.report.BacktestScores;
import org.rnn4j.forecast.report.Leaderboard;
import org.rnn4j.forecast.report.LeftOut;
import org.rnn4j.forecast.report.Scores;
import org.rnn4j.forecast.report.Verdict;
import org.rnn4j.forecast.split.Part;

/**
 * What the forecasts of a fold are worth.
 *
 * @param scores every metric of every forecaster, by part
 * @param verdict on the test part
 * @param leaderboard of the test part
 * @param notes what must be known to read the leaderboard
 * @param backtest scores by cutoff, where the spec has a backtest
 */
record Measured(
    Map<Part, Scores> scores,
    Verdict verdict,
    Leaderboard leaderboard,
    List<String> notes,
    Optional<BacktestScores> backtest) {

  Measured {
    scores = ImmutableMap.copyOf(scores);
    notes = List.copyOf(notes);
  }

  /**
   * Measures forecasts.
   *
   * @param tables by part; the test part is among them
   */
  static Measured of(Prepared prepared, Map<Part, ForecastTable> tables) {
    Fold fold = prepared.fold();
    Map<Part, Scores> scores = new EnumMap<>(Part.class);
    Measurement test = measured(fold, tables.get(Part.TEST));
    tables.forEach(
        (part, table) ->
            scores.put(part, (part == Part.TEST ? test : measured(fold, table)).scores()));
    boolean judged = test.scores().forecasters().contains(Leaderboard.MODEL);
    Verdict verdict =
        judged ? Comparison.of(test, Leaderboard.MODEL) : Comparison.ofBaselines(test.scores());
    List<String> notes = new ArrayList<>();
    test.scores().leftOut().stream().map(LeftOut::sentence).forEach(notes::add);
    TargetSizes sizes = TargetSizes.of(test);
    if (sizes.any()) {
      prepared.weighingAlike().ifPresent(remedy -> notes.add(sizes.sentence() + "; " + remedy));
    }
    return new Measured(
        scores,
        verdict,
        Leaderboard.of(test.scores(), verdict.sentence()),
        notes,
        prepared.spec().backtest().map(by -> test.byCutoff()));
  }

  private static Measurement measured(Fold fold, ForecastTable table) {
    return Measurement.of(fold.inMeasuredUnits(table), fold.plan().metrics());
  }

  /** What metrics leave out of the test part, for {@code run.json}. */
  Map<String, Object> leftOutTree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    scores.get(Part.TEST).leftOut().forEach(metric -> tree.put(metric.metric(), metric.tree()));
    return tree;
  }
}
