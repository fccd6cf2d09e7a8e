package org.rnn4j.forecast.metric;

import java.util.stream.IntStream;

/**
 * Which forecasts of every window are looked at, in the order leads, targets.
 *
 * @param steps {@code [pair of a window]}: how far it lies from the cutoff
 * @param targets {@code [pair of a window]}: its target column
 * @param leads {@code [pair of a window]}: which lead of the table it has, from 1
 */
record Slice(int[] steps, int[] targets, int[] leads) {

  /** All leads and targets. */
  static Slice all(ForecastTable table) {
    return of(table, IntStream.range(0, table.leads().size() * table.targets()));
  }

  /** One lead, by its index in the table. */
  static Slice ofLead(ForecastTable table, int lead) {
    int targets = table.targets();
    return of(table, IntStream.range(lead * targets, (lead + 1) * targets));
  }

  /** One target, at all leads. */
  static Slice ofTarget(ForecastTable table, int target) {
    int targets = table.targets();
    return of(table, IntStream.range(0, table.leads().size()).map(l -> l * targets + target));
  }

  private static Slice of(ForecastTable table, IntStream positions) {
    int[] offsets = positions.toArray();
    int[] steps = new int[offsets.length];
    int[] targets = new int[offsets.length];
    int[] leads = new int[offsets.length];
    for (int i = 0; i < offsets.length; i++) {
      int lead = offsets[i] / table.targets();
      steps[i] = table.leads().get(lead) - 1;
      targets[i] = offsets[i] % table.targets();
      leads[i] = lead + 1;
    }
    return new Slice(steps, targets, leads);
  }

  /** How many pairs each window has. */
  int size() {
    return steps.length;
  }
}
