package org.rnn4j.forecast.profile;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.rnn4j.api.forecast.SplitUnit;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.report.ColumnProfile.Drift;
import org.rnn4j.forecast.report.ColumnProfile.Shift;
import org.rnn4j.forecast.scale.Spread;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.window.Parts;

/**
 * Compares the parts of a column with its training part: series by series where each of them was
 * cut; all together where whole series were dealt out, of which none is in two parts.
 */
final class DriftScan {

  private final Parts parts;
  private final int column;

  private DriftScan(Parts parts, int column) {
    this.parts = parts;
    this.column = column;
  }

  static Map<Part, Drift> of(Parts parts, int column) {
    DriftScan scan = new DriftScan(parts, column);
    Map<Part, Drift> drift = new EnumMap<>(Part.class);
    for (Part part : List.of(Part.VALIDATION, Part.TEST)) {
      scan.of(part).ifPresent(found -> drift.put(part, found));
    }
    return drift;
  }

  private Optional<Drift> of(Part part) {
    return parts.unit() == SplitUnit.SERIES ? together(part) : seriesBySeries(part);
  }

  private Optional<Drift> seriesBySeries(Part part) {
    Worst<Shift> worst = new Worst<>();
    double shifts = 0;
    double spreads = 0;
    long count = 0;
    for (int s = 0; s < parts.dataset().series().size(); s++) {
      Optional<Shift> found = shift(name(s), spread(s, Part.TRAIN), spread(s, part));
      if (found.isPresent()) {
        shifts += found.get().shift();
        spreads += found.get().spread();
        count++;
        worst.add(Math.abs(found.get().shift()), found.get());
      }
    }
    return count == 0
        ? Optional.empty()
        : Optional.of(new Drift(shifts / count, spreads / count, count, worst.list()));
  }

  private Optional<Drift> together(Part part) {
    long count = parts.extent(part).series();
    return shift("", spread(Part.TRAIN), spread(part))
        .map(all -> new Drift(all.shift(), all.spread(), count, List.of()));
  }

  private static Optional<Shift> shift(String series, Spread training, Spread part) {
    return training.count() > 1 && training.varies() && part.count() > 0
        ? Optional.of(
            new Shift(
                series,
                (part.mean() - training.mean()) / training.deviation(),
                Math.sqrt(part.variance()) / training.deviation()))
        : Optional.empty();
  }

  private String name(int s) {
    return parts.dataset().series().get(s).id();
  }

  private Spread spread(Part part) {
    return Spread.of(
        receiver -> {
          for (int s = 0; s < parts.dataset().series().size(); s++) {
            values(s, part, receiver);
          }
        });
  }

  private Spread spread(int s, Part part) {
    return Spread.of(receiver -> values(s, part, receiver));
  }

  private void values(int s, Part part, DoubleConsumer receiver) {
    TimeSeries series = parts.dataset().series().get(s);
    for (int t = parts.from(s, part); t < parts.to(s, part); t++) {
      receiver.accept(series.observed(t, column));
    }
  }
}
