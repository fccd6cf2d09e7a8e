package org.rnn4j.forecast.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.text.Csv;
import org.rnn4j.forecast.text.Numbers;

/** Forecasts as a table in long form. */
final class ForecastsCsv {

  private final ForecastRows rows;
  private final List<String> targets;

  private ForecastsCsv(ForecastRows rows) {
    this.rows = rows;
    this.targets = rows.targetNames();
  }

  static void write(ForecastRows rows, Writer writer) throws IOException {
    ForecastsCsv table = new ForecastsCsv(rows);
    Csv.write(writer, table::writeTo);
  }

  private boolean namesTargets() {
    return targets.size() > 1;
  }

  private void writeTo(Csv csv) {
    List<String> header = new ArrayList<>(List.of("unique_id", "ds", "cutoff", "lead"));
    if (namesTargets()) {
      header.add("target");
    }
    header.add("y");
    header.addAll(rows.forecasters());
    csv.row(header);
    List<String> cells = new ArrayList<>();
    for (int window = 0; window < rows.size(); window++) {
      for (int lead = 0; lead < rows.leads().size(); lead++) {
        for (int target = 0; target < targets.size(); target++) {
          cells.clear();
          addKeys(cells, window, rows.leads().get(lead));
          if (namesTargets()) {
            cells.add(targets.get(target));
          }
          cells.add(Numbers.cell(rows.actual(window, lead, target)));
          for (String forecaster : rows.forecasters()) {
            cells.add(Numbers.cell(rows.forecast(forecaster, window, lead, target)));
          }
          csv.row(cells);
        }
      }
    }
  }

  private void addKeys(List<String> cells, int window, int ahead) {
    TimeSeries series = rows.series(window);
    int cutoff = rows.cutoff(window);
    cells.add(series.id());
    cells.add(series.time().label(cutoff + ahead - 1L));
    cells.add(series.time().label(cutoff - 1L)); // the last known step
    cells.add(Integer.toString(ahead));
  }
}
