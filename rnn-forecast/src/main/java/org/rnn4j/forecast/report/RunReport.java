package org.rnn4j.forecast.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.training.EpochReport;

/**
 * All that came out of a run that went to its end. Files, tables and pages are functions of it.
 *
 * @param profile what was found of the data, and what was inferred, filled in and left out
 * @param data for people, a line each: what was read, and how it was cut
 * @param history the epochs of the model's training; empty where only baselines ran
 * @param scores every metric of every forecaster, by part; the test part is always there
 * @param forecasts of the test part
 * @param leaderboard the forecasters on the test part, best first
 * @param verdict whether the model beats the best baseline
 * @param notes what must be known to read the leaderboard, a sentence each
 * @param backtest scores by cutoff; empty where every cutoff of the test part was forecast from
 * @param warnings what the run warned of, a sentence each
 * @param provenance what ran, where, when and on what
 */
public record RunReport(
    DataProfile profile,
    List<String> data,
    List<EpochReport> history,
    Map<Part, Scores> scores,
    ForecastRows forecasts,
    Leaderboard leaderboard,
    Verdict verdict,
    List<String> notes,
    Optional<BacktestScores> backtest,
    List<String> warnings,
    Map<String, Object> provenance) {

  public RunReport {
    Objects.requireNonNull(profile, "profile");
    data = List.copyOf(data);
    history = List.copyOf(history);
    scores = Collections.unmodifiableMap(new EnumMap<>(scores));
    Objects.requireNonNull(scores.get(Part.TEST), "scores of the test part");
    Objects.requireNonNull(forecasts, "forecasts");
    Objects.requireNonNull(leaderboard, "leaderboard");
    Objects.requireNonNull(verdict, "verdict");
    notes = List.copyOf(notes);
    Objects.requireNonNull(backtest, "backtest");
    warnings = List.copyOf(warnings);
    provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
  }

  /** The same with one more note. */
  public RunReport with(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new RunReport(
        profile,
        data,
        history,
        scores,
        forecasts,
        leaderboard,
        verdict,
        more,
        backtest,
        warnings,
        provenance);
  }

  /** For people: the leaderboard as a table, the notes and the verdict under it. */
  public String table() {
    return leaderboard.table(notes);
  }

  /** {@code leaderboard.csv}: the forecasters with the values of all metrics, best first. */
  public String leaderboardCsv() {
    return leaderboard.csv();
  }

  /**
   * {@code metrics.json}: by part, forecaster and metric the values; then the verdict; then what
   * the lists of values are of, in their order.
   */
  public String metricsJson() {
    return MetricsJson.of(scores, verdict);
  }

  /**
   * {@code forecasts.csv}: a line for each window, lead and target. A column {@code target} stands
   * after the lead where there is more than one target.
   */
  public void writeForecasts(Writer writer) throws IOException {
    ForecastsCsv.write(forecasts, writer);
  }

  /**
   * {@code history.csv}, which is there before the rest: a line for each epoch. The first
   * validation metric, where there is one, is the last column.
   */
  public static String historyCsv(List<EpochReport> history) {
    return HistoryCsv.of(history);
  }
}
