package org.rnn4j.forecast.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.forecast.Metric;
import org.rnn4j.api.forecast.SplitUnit;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.metric.ForecastTable;
import org.rnn4j.forecast.metric.Measurement;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;
import org.rnn4j.forecast.window.Formula;
import org.rnn4j.forecast.window.Parts;

class LeaderboardTest {

  // The last four of eight ones are forecast; an error of e everywhere has mae e and "closeness"
  // -e.
  private static Scores scores(Map<String, Double> errors, boolean lowerIsBetter) {
    double[] ones = new double[8];
    Arrays.fill(ones, 1);
    Dataset dataset = Dataset.of(List.of(TimeSeries.of("s", "y", ones)), Optional.empty(), 1);
    Split split = Split.of(Split.lastSteps(0, 4).asMap(), SplitUnit.STEPS);
    ForecastTable table =
        ForecastTable.of(Parts.of(split, dataset).windows(Part.TEST, 2, 1), List.of(1));
    for (Map.Entry<String, Double> error : errors.entrySet()) {
      table =
          table.with(
              error.getKey(), Formula.forecaster((window, lead, target) -> 1 + error.getValue()));
    }
    Map<String, Metric> metrics = new LinkedHashMap<>();
    metrics.put("first", metric(lowerIsBetter));
    return Measurement.of(table, metrics).scores();
  }

  private static Metric metric(boolean lowerIsBetter) {
    return new Metric() {
      @Override
      public double value(Scored scored) {
        double error = scored.forecast(0) - scored.actual(0);
        return lowerIsBetter ? error : 1 - error;
      }

      @Override
      public boolean lowerIsBetter() {
        return lowerIsBetter;
      }
    };
  }

  private static Map<String, Double> errors() {
    Map<String, Double> errors = new LinkedHashMap<>();
    errors.put("model", 0.5);
    errors.put("naive", 1.0);
    errors.put("lost", Double.NaN);
    errors.put("mean", 0.25);
    return errors;
  }

  @Test
  void theBestStandsFirstAndTheUndefinedLast() {
    for (boolean lowerIsBetter : new boolean[] {true, false}) {
      Leaderboard board = Leaderboard.of(scores(errors(), lowerIsBetter), "So it is.");
      assertThat(board.rows())
          .extracting(Leaderboard.Row::forecaster)
          .containsExactly("mean", "model", "naive", "lost");
    }
  }

  @Test
  void skillIsOverTheBestBaseline() {
    Leaderboard board = Leaderboard.of(scores(errors(), true), "So it is.");
    assertThat(board.rows().get(0).skill()).hasValue(0.0);
    assertThat(board.rows().get(1).skill()).hasValue(-1.0);
    assertThat(board.rows().get(2).skill()).hasValue(-3.0);
    assertThat(board.csv())
        .isEqualTo(
            """
            forecaster,first,skill
            mean,0.25,0.0
            model,0.5,-1.0
            naive,1.0,-3.0
            lost,,
            """);
  }

  @Test
  void theTableMarksTheModelAndEndsWithTheVerdict() {
    assertThat(Leaderboard.of(scores(errors(), true), "So it is.").table())
        .isEqualTo(
            """
              forecaster      first     skill
              mean        0.2500000     0.0 %
            > model       0.5000000  -100.0 %
              naive        1.000000  -300.0 %
              lost                -         -
            -: undefined, or not every window was forecast

            So it is.
            """);
  }

  @Test
  void withoutABaselineThereIsNoSkill() {
    Leaderboard board = Leaderboard.of(scores(Map.of("model", 0.5), true), "Alone.");
    assertThat(board.rows().get(0).skill()).isEmpty();
    assertThat(board.csv()).endsWith("model,0.5,\n");
    assertThat(board.table()).contains("> model       0.5000000      -\n");
  }

  @Test
  void withoutAModelNothingIsMarked() {
    assertThat(Leaderboard.of(scores(Map.of("naive", 0.5), true), "Alone.").table())
        .startsWith("forecaster      first  skill\nnaive       0.5000000  0.0 %\n");
  }

  @Test
  void skillOverABaselineWithoutErrorIsNone() {
    Map<String, Double> errors = new LinkedHashMap<>();
    errors.put("model", 0.5);
    errors.put("naive", 0.0);
    errors.put("mean", 0.0);
    Leaderboard board = Leaderboard.of(scores(errors, true), "So it is.");
    assertThat(board.csv())
        .isEqualTo("forecaster,first,skill\nnaive,0.0,0.0\nmean,0.0,0.0\nmodel,0.5,\n");
    assertThat(board.table())
        .isEqualTo(
            """
              forecaster      first  skill
              naive               0  0.0 %
              mean                0  0.0 %
            > model       0.5000000      -

            So it is.
            """);
  }

  @Test
  void onlyWhatIsPerfectLooksPerfect() {
    Map<String, Double> errors = new LinkedHashMap<>();
    errors.put("model", 1e-5);
    errors.put("naive", 1.0);
    assertThat(Leaderboard.of(scores(errors, true), "").table()).contains(" >99.9 %\n");
    errors.put("model", 0.0);
    assertThat(Leaderboard.of(scores(errors, true), "").table()).contains(" 100.0 %\n");
  }

  @Test
  void aSkillFarBelowZeroIsNotWrittenOut() {
    Map<String, Double> errors = new LinkedHashMap<>();
    errors.put("naive", 1.0);
    errors.put("model", 100.0);
    assertThat(Leaderboard.of(scores(errors, true), "").table()).contains("  -9900.0 %\n");
    errors.put("model", 101.0);
    assertThat(Leaderboard.of(scores(errors, true), "").table()).contains("  < -9999 %\n");
    errors.put("model", 1e30);
    Leaderboard huge = Leaderboard.of(scores(errors, true), "");
    assertThat(huge.table()).contains("  < -9999 %\n");
    assertThat(huge.csv()).contains("model,1.0E30,-1.0E30\n");
  }
}
