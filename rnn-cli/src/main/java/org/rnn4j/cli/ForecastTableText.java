package org.rnn4j.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.rnn4j.forecast.model.SeriesForecast;
import org.rnn4j.forecast.report.Leaderboard;
import org.rnn4j.forecast.text.Numbers;

/**
 * Forecasts as CSV: {@code unique_id,ds,lead} and a column for each target, or, where a target has
 * the name of one of ours or two differ in case only, a line for each target: {@code
 * unique_id,ds,lead,target,model}.
 */
final class ForecastTableText {

  private static final List<String> KEYS = List.of("unique_id", "ds", "lead");

  private ForecastTableText() {}

  /** The lines, the header first. */
  static List<String> lines(List<String> targets, List<SeriesForecast> forecasts) {
    boolean wide = areColumnNames(targets);
    List<String> header = new ArrayList<>(KEYS);
    header.addAll(wide ? targets : List.of("target", Leaderboard.MODEL));
    List<String> lines = new ArrayList<>();
    lines.add(line(header));
    for (SeriesForecast forecast : forecasts) {
      for (SeriesForecast.Step step : forecast.steps()) {
        List<String> cells = new ArrayList<>();
        cells.add(forecast.seriesId());
        cells.add(step.time());
        cells.add(Integer.toString(step.lead()));
        if (wide) {
          step.values().forEach(value -> cells.add(Numbers.text(value)));
          lines.add(line(cells));
        } else {
          for (int target = 0; target < targets.size(); target++) {
            List<String> ofTarget = new ArrayList<>(cells);
            ofTarget.add(targets.get(target));
            ofTarget.add(Numbers.text(step.values().get(target)));
            lines.add(line(ofTarget));
          }
        }
      }
    }
    return lines;
  }

  // Whoever reads by name, with or without regard to case, must get one column.
  private static boolean areColumnNames(List<String> targets) {
    Set<String> names = new TreeSet<>(KEYS);
    return targets.stream().allMatch(target -> names.add(target.strip().toLowerCase(Locale.ROOT)));
  }

  private static String line(List<String> cells) {
    return String.join(",", cells.stream().map(ForecastTableText::field).toList());
  }

  // RFC 4180.
  private static String field(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
