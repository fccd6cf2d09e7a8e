package org.rnn4j.forecast.spec;

import java.util.Locale;
import java.util.Set;

/**
 * Names that forecasters and metrics cannot have, because columns of the run folder's tables have
 * them that are something else. Letter case does not make two columns of one name.
 */
final class ReservedNames {

  private static final Set<String> NO_FORECASTERS =
      Set.of("model", "unique_id", "ds", "cutoff", "lead", "y", "target");
  private static final Set<String> NO_METRICS = Set.of("loss", "forecaster", "skill", "epoch");

  private ReservedNames() {}

  static boolean forForecasters(String name) {
    return NO_FORECASTERS.contains(name.toLowerCase(Locale.ROOT));
  }

  static boolean forMetrics(String name) {
    return NO_METRICS.contains(name.toLowerCase(Locale.ROOT));
  }
}
