package org.rnn4j.forecast.baseline;

import java.util.Optional;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.series.Dataset;

/** Which season a seasonal baseline goes by. */
final class Season {

  private Season() {}

  /**
   * The period given, or the dataset's season.
   *
   * @throws InputException if neither says that there is a season
   */
  static int of(Dataset dataset, Optional<Integer> period, String baseline) {
    int season = period.orElse(dataset.season());
    if (season < 2) {
      throw new InputException(
          "baseline '" + baseline + "'",
          "the data has no season (data.season is 1)",
          "set data.season or the baseline's period, or leave the baseline out");
    }
    return season;
  }
}
