package org.rnn4j.forecast.draft;

import java.util.Map;
import java.util.Optional;
import org.rnn4j.forecast.report.DataProfile;
import org.rnn4j.forecast.report.DataProfile.Rhythm;

/**
 * What is forecast from what, and by which network: a first choice by the kind of data.
 *
 * @param kind of data
 * @param scale of what the network reads and says
 * @param season to be said, where frequency says none and the autocorrelation one
 * @param lookback steps that a model sees
 * @param horizon steps to forecast
 * @param held steps of validation and of test, from the end of each series
 */
record Recipe(
    Kind kind, Scale scale, Optional<Integer> season, int lookback, int horizon, int held) {

  /** The kinds of data that are told apart. */
  enum Kind {
    ONE_SHORT("one short series: a small network, many epochs with early stopping"),
    ONE_LONG("one long series: a wider network, an epoch of at most 2,000 windows"),
    MANY("several series: one network for all of them, each scaled by its own lookback");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** By what values are scaled; a level that moves leaves what a training part alone has seen. */
  enum Scale {
    /** By level and size of each lookback. */
    WINDOW,
    /**
     * As differences from a season before, where the data show one: a short series shows it too
     * seldom to learn it.
     */
    SEASON
  }

  private static final int SHORT = 1000; // steps
  private static final double CLEAR = 0.3; // autocorrelation that a season is believed by
  private static final int LONGEST_SEASON = 400;
  private static final int LARGEST_PART = 5; // validation and test, of a series each
  private static final int USUAL_PART = 10;
  private static final int SEASONS_TO_DIFFER = 4; // the first of them has none before it
  private static final int MOST_OF_TRAINING = 3; // of it a window takes

  // By the unit of a frequency, such as 1d.
  private static final Map<String, Integer> HORIZONS =
      Map.of("s", 60, "min", 24, "h", 24, "d", 14, "w", 8, "M", 12, "Q", 8, "Y", 4);
  private static final int OTHER_HORIZON = 10;

  static Recipe of(DataProfile profile) {
    int length = profile.lengths().median();
    Optional<Integer> found =
        profile
            .rhythm()
            .filter(r -> r.autocorrelation() >= CLEAR && r.steps() <= LONGEST_SEASON)
            .map(Rhythm::steps);
    Optional<Integer> said = profile.season() == 1 ? found : Optional.empty();
    int season = said.orElse(profile.season());
    int usual =
        profile
            .frequency()
            .map(f -> HORIZONS.getOrDefault(f.replaceFirst("^[0-9]+", ""), OTHER_HORIZON))
            .orElse(season > 1 ? season : OTHER_HORIZON);
    int horizon = Math.max(1, Math.min(usual, length / USUAL_PART));
    int held =
        Math.max(1, Math.min(Math.max(2 * horizon, length / USUAL_PART), length / LARGEST_PART));
    horizon = Math.min(horizon, held);
    int training = length - 2 * held;
    int wanted = Math.max(2 * season, 2 * horizon);
    int lookback = Math.max(1, Math.min(wanted, training / MOST_OF_TRAINING));
    Kind kind = profile.series() > 1 ? Kind.MANY : length < SHORT ? Kind.ONE_SHORT : Kind.ONE_LONG;
    boolean shown = season > 1 && found.filter(steps -> steps % season == 0).isPresent();
    boolean seasons = shown && training >= SEASONS_TO_DIFFER * season;
    Scale scale = kind == Kind.ONE_SHORT && seasons ? Scale.SEASON : Scale.WINDOW;
    return new Recipe(kind, scale, said, lookback, horizon, held);
  }
}
