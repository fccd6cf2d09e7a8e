package org.rnn4j.forecast.compare;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.rnn4j.api.forecast.Metric;
import org.rnn4j.forecast.metric.Measurement;
import org.rnn4j.forecast.report.Verdict;
import org.rnn4j.forecast.text.Numbers;
import org.rnn4j.forecast.window.Windows;

/**
 * The test behind a {@link Verdict}.
 *
 * @param name of the test; empty if there is too little for one
 * @param pairs of losses that were compared
 * @param of what each pair is of: windows or series
 * @param pValue two-sided; empty if there is too little for a test
 * @param favours whether the model's losses are the smaller ones
 */
record PairedTTest(
    Optional<String> name, long pairs, String of, OptionalDouble pValue, boolean favours) {

  private static final String WINDOWS = "windows";
  private static final String SERIES = "series";
  private static final int FEWEST_PAIRS = 8;
  // With fewer windows than this many horizons the test finds differences that are not there: of
  // two equal forecasters twelve steps ahead it calls 29 % different with 24 windows, 10 % with
  // 100, 6 % with 300, at a level of 5 %.
  private static final int FEWEST_HORIZONS = 10;

  static PairedTTest of(Measurement measured, String model, String baseline, String metric) {
    Windows windows = measured.table().windows();
    int[] withWindows = windows.seriesWithWindows();
    int perSeries = Arrays.stream(withWindows).map(windows::countOf).min().orElse(0);
    // Series of one calendar share its shocks: with enough windows time is the better witness.
    return withWindows.length >= FEWEST_PAIRS && perSeries < fewestWindows(measured)
        ? bySeries(measured, model, baseline, metric)
        : byWindow(measured, model, baseline, metric, withWindows);
  }

  // Counted in windows: how many of them, one behind the other, share steps with the first one. Of
  // a backtest whose windows lie a horizon apart none does but itself.
  private static int horizon(Measurement measured) {
    int steps = measured.table().leads().stream().mapToInt(Integer::intValue).max().orElseThrow();
    return (steps - 1) / measured.table().windows().stride() + 1;
  }

  private static int fewestWindows(Measurement measured) {
    return Math.max(FEWEST_PAIRS, Math.multiplyExact(FEWEST_HORIZONS, horizon(measured)));
  }

  private static PairedTTest bySeries(
      Measurement measured, String model, String baseline, String metric) {
    Metric measure = measured.metrics().get(metric);
    double[] own = losses(measured.bySeries(model, measure), measure);
    double[] other = losses(measured.bySeries(baseline, measure), measure);
    long pairs =
        IntStream.range(0, own.length).filter(i -> !Double.isNaN(own[i] - other[i])).count();
    if (pairs < FEWEST_PAIRS) {
      return tooFew(pairs, SERIES);
    }
    // With a horizon of 1 the test is the paired t test.
    return result("paired t test", DieboldMariano.test(own, other, 1), SERIES);
  }

  private static double[] losses(double[] values, Metric measure) {
    return measure.lowerIsBetter() ? values : Arrays.stream(values).map(v -> -v).toArray();
  }

  private static PairedTTest byWindow(
      Measurement measured, String model, String baseline, String metric, int[] series) {
    Windows windows = measured.table().windows();
    int count = Arrays.stream(series).map(windows::countOf).min().orElse(0);
    double[] ownLosses = measured.windowLosses(model, metric);
    double[] otherLosses = measured.windowLosses(baseline, metric);
    double[] own = new double[count];
    double[] other = new double[count];
    for (int i = 0; i < count; i++) { // the last windows of each series, which end together
      int defined = 0;
      for (int s : series) {
        int window = windows.firstOf(s) + windows.countOf(s) - count + i;
        if (!Double.isNaN(ownLosses[window] - otherLosses[window])) {
          own[i] += ownLosses[window];
          other[i] += otherLosses[window];
          defined++;
        }
      }
      own[i] /= defined; // NaN where no series has both
      other[i] /= defined;
    }
    long pairs = IntStream.range(0, count).filter(i -> !Double.isNaN(own[i] - other[i])).count();
    if (pairs < fewestWindows(measured)) {
      return tooFew(pairs, WINDOWS);
    }
    DieboldMariano test = DieboldMariano.test(own, other, horizon(measured));
    // Where the variance cannot be estimated the statistic falls back to one that ignores overlap.
    return test.horizon() == horizon(measured) || test.statistic() == 0
        ? result("Diebold-Mariano", test, WINDOWS)
        : tooFew(pairs, WINDOWS);
  }

  private static PairedTTest tooFew(long pairs, String of) {
    return new PairedTTest(Optional.empty(), pairs, of, OptionalDouble.empty(), false);
  }

  private static PairedTTest result(String name, DieboldMariano test, String of) {
    return new PairedTTest(
        Optional.of(name),
        test.count(),
        of,
        OptionalDouble.of(test.pValue()),
        test.statistic() < 0);
  }

  /** The result in words, or what there is too little of. */
  String words() {
    if (name.isPresent()) {
      double p = pValue.orElseThrow();
      String text = p < 1e-4 ? "p < 0.0001" : "p = " + Numbers.apart(p, Verdict.LEVEL, 2);
      return name.get() + " " + text + " over " + pairs + " " + of;
    }
    String noun = pairs == 1 && of.equals(WINDOWS) ? "window" : of;
    return pairs + " " + noun + (pairs == 1 ? " is" : " are") + " too few to tell skill from luck";
  }
}
