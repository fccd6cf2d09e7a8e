package org.rnn4j.forecast.compare;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.rnn4j.api.forecast.Metric;
import org.rnn4j.forecast.metric.Scores;
import org.rnn4j.forecast.run.Numbers;
import org.rnn4j.forecast.window.Windows;

/**
 * The test behind a {@link Verdict}.
 *
 * @param pValue two-sided; empty if there is too little for a test
 * @param favours whether the model's losses are the smaller ones
 * @param words the result in words, or what there is too little of
 */
record PairedTest(OptionalDouble pValue, boolean favours, String words) {

  private static final int FEWEST_PAIRS = 8;

  static PairedTest of(Scores scores, String model, String baseline, String metric) {
    Windows windows = scores.table().windows();
    int[] withWindows =
        IntStream.range(0, windows.parts().dataset().series().size())
            .filter(s -> windows.countOf(s) > 0)
            .toArray();
    return withWindows.length >= FEWEST_PAIRS
        ? bySeries(scores, model, baseline, metric)
        : byWindow(scores, model, baseline, metric, withWindows);
  }

  private static PairedTest bySeries(Scores scores, String model, String baseline, String metric) {
    Metric measure = scores.metrics().get(metric);
    double[] own = losses(scores.bySeries(model, measure), measure);
    double[] other = losses(scores.bySeries(baseline, measure), measure);
    long pairs =
        IntStream.range(0, own.length).filter(i -> !Double.isNaN(own[i] - other[i])).count();
    if (pairs < FEWEST_PAIRS) {
      return tooFew(pairs, "series");
    }
    // With a horizon of 1 the test is the paired t test.
    return result("paired t test", DieboldMariano.test(own, other, 1), "series");
  }

  private static double[] losses(double[] values, Metric measure) {
    return measure.lowerIsBetter() ? values : Arrays.stream(values).map(v -> -v).toArray();
  }

  private static PairedTest byWindow(
      Scores scores, String model, String baseline, String metric, int[] series) {
    Windows windows = scores.table().windows();
    int count = Arrays.stream(series).map(windows::countOf).min().orElse(0);
    int horizon = scores.table().leads().stream().mapToInt(Integer::intValue).max().orElseThrow();
    double[] own = meanOverSeries(scores.windowLosses(model, metric), windows, series, count);
    double[] other = meanOverSeries(scores.windowLosses(baseline, metric), windows, series, count);
    long pairs = IntStream.range(0, count).filter(i -> !Double.isNaN(own[i] - other[i])).count();
    if (pairs < FEWEST_PAIRS || pairs < 2L * horizon) {
      return tooFew(pairs, "window");
    }
    return result("Diebold-Mariano", DieboldMariano.test(own, other, horizon), "windows");
  }

  /** The last {@code count} windows of each series, which end together, averaged. */
  private static double[] meanOverSeries(
      double[] losses, Windows windows, int[] series, int count) {
    double[] means = new double[count];
    for (int i = 0; i < count; i++) {
      double sum = 0;
      for (int s : series) {
        sum += losses[windows.firstOf(s) + windows.countOf(s) - count + i];
      }
      means[i] = sum / series.length;
    }
    return means;
  }

  private static PairedTest tooFew(long pairs, String what) {
    String noun = pairs == 1 || what.equals("series") ? what : what + "s";
    return new PairedTest(
        OptionalDouble.empty(),
        false,
        pairs + " " + noun + (pairs == 1 ? " is" : " are") + " too few to tell skill from luck");
  }

  private static PairedTest result(String name, DieboldMariano test, String what) {
    double p = test.pValue();
    String text = p < 1e-4 ? "p < 0.0001" : "p = " + Numbers.rounded(p, 2);
    return new PairedTest(
        OptionalDouble.of(p),
        test.statistic() < 0,
        name + " " + text + " over " + test.count() + " " + what);
  }
}
