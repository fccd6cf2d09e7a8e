package org.rnn4j.forecast.profile;

import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.report.DataProfile.Rhythm;

/**
 * Looks for the steps after which the targets come again: a peak of the autocorrelation, averaged
 * over a sample of the series. Of the values' differences, which know no trend; or, where that peak
 * is clearly higher, of what a straight line leaves of the values, behind the first lag at which it
 * is negative, as the steps of a slow wave drown in noise. Of peaks that are nearly as high as the
 * highest the first one is taken, as what comes again after a week does after two.
 */
final class RhythmSearch {

  private static final int MOST_STEPS = 1 << 16; // the last ones of a series
  private static final int MOST_STEPS_IN_ALL = 1 << 20;
  private static final int MOST_SERIES = 200;
  private static final int LONGEST = 10_000; // steps of a period
  private static final int FEWEST_STEPS = 8;
  private static final double DEVIATIONS = 5; // of the autocorrelation of noise, 1 / sqrt(n)
  private static final double NEARLY = 0.9;
  private static final double CLEARLY = 0.2;

  /** What is looked at. */
  private enum Form {
    DIFFERENCES(3, 0.1),
    /** A walk at random swings too, slowly and not for long: it takes more to be believed. */
    WITHOUT_LINE(5, 0.4);

    private final int periods; // that a series holds at least
    private final double lowestPeak;

    Form(int periods, double lowestPeak) {
      this.periods = periods;
      this.lowestPeak = lowestPeak;
    }
  }

  private final Dataset dataset;
  private final int targets;

  private RhythmSearch(Dataset dataset) {
    this.dataset = dataset;
    this.targets = dataset.targetCount();
  }

  static Optional<Rhythm> of(Dataset dataset) {
    RhythmSearch search = new RhythmSearch(dataset);
    Optional<Rhythm> byDifferences = search.find(Form.DIFFERENCES);
    double least = byDifferences.map(r -> r.autocorrelation() + CLEARLY).orElse(0.0);
    return search
        .find(Form.WITHOUT_LINE)
        .filter(r -> r.autocorrelation() > least)
        .or(() -> byDifferences);
  }

  private Optional<Rhythm> find(Form form) {
    double[] sums = new double[LONGEST + 2];
    double[] weights = new double[LONGEST + 2];
    List<TimeSeries> series = dataset.series();
    int step = Math.max(1, series.size() / MOST_SERIES);
    long looked = 0;
    for (int s = 0; s < series.size() && looked < MOST_STEPS_IN_ALL; s += step) {
      for (int target = 0; target < targets && looked < MOST_STEPS_IN_ALL; target++) {
        double[] values = values(series.get(s), target, form);
        looked += values.length;
        add(values, form, sums, weights);
      }
    }
    return peak(sums, weights, form);
  }

  /** The values around 0, which missing ones are. */
  private static double[] values(TimeSeries series, int column, Form form) {
    int from = Math.max(0, series.length() - MOST_STEPS);
    int length = series.length() - from;
    double[] values = new double[form == Form.DIFFERENCES ? Math.max(0, length - 1) : length];
    for (int i = 0; i < values.length; i++) {
      double value = series.observed(from + i, column);
      values[i] = form == Form.DIFFERENCES ? series.observed(from + i + 1, column) - value : value;
    }
    if (form == Form.WITHOUT_LINE) {
      takeLineAway(values);
    }
    center(values);
    return values;
  }

  private static void takeLineAway(double[] values) {
    double count = 0;
    double meanStep = 0;
    double mean = 0;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        count++;
        meanStep += (i - meanStep) / count;
        mean += (values[i] - mean) / count;
      }
    }
    double both = 0;
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        both += (i - meanStep) * (values[i] - mean);
        squares += (i - meanStep) * (i - meanStep);
      }
    }
    double slope = squares > 0 ? both / squares : 0;
    for (int i = 0; i < values.length; i++) {
      values[i] -= slope * (i - meanStep);
    }
  }

  private static void center(double[] values) {
    double mean = 0;
    double count = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        count++;
        mean += (value - mean) / count;
      }
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = Double.isNaN(values[i]) ? 0 : values[i] - mean;
    }
  }

  // The autocorrelation of what is zero behind its end, by the spectrum's squares (Wiener and
  // Khinchin); each lag weighs as much as there are pairs.
  private static void add(double[] values, Form form, double[] sums, double[] weights) {
    if (values.length < FEWEST_STEPS) {
      return;
    }
    int size = Integer.highestOneBit(2 * values.length - 1) << 1;
    double[][] wave = new double[2][size];
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    if (!(largest > 0) || !Double.isFinite(largest)) {
      return;
    }
    for (int i = 0; i < values.length; i++) {
      wave[0][i] = values[i] / largest;
    }
    FastFourierTransformer.transformInPlace(wave, DftNormalization.STANDARD, TransformType.FORWARD);
    for (int i = 0; i < size; i++) {
      wave[0][i] = wave[0][i] * wave[0][i] + wave[1][i] * wave[1][i];
      wave[1][i] = 0;
    }
    FastFourierTransformer.transformInPlace(wave, DftNormalization.STANDARD, TransformType.INVERSE);
    double whole = wave[0][0];
    int last = Math.min(LONGEST + 1, values.length / form.periods + 1);
    for (int lag = 1; lag <= last && lag < values.length; lag++) {
      double pairs = values.length - lag;
      sums[lag] += values.length * wave[0][lag] / whole; // divided by the pairs, times the pairs
      weights[lag] += pairs;
    }
  }

  private static Optional<Rhythm> peak(double[] sums, double[] weights, Form form) {
    int from = form == Form.DIFFERENCES ? 2 : firstNegative(sums, weights);
    double highest = 0;
    for (int lag = from; lag <= LONGEST; lag++) {
      if (isPeak(sums, weights, lag, form)) {
        highest = Math.max(highest, sums[lag] / weights[lag]);
      }
    }
    for (int lag = from; lag <= LONGEST && highest > 0; lag++) {
      if (isPeak(sums, weights, lag, form) && sums[lag] / weights[lag] >= NEARLY * highest) {
        return Optional.of(new Rhythm(lag, Math.min(1, sums[lag] / weights[lag])));
      }
    }
    return Optional.empty();
  }

  private static int firstNegative(double[] sums, double[] weights) {
    int lag = 2;
    while (lag <= LONGEST && weights[lag] > 0 && sums[lag] >= 0) {
      lag++;
    }
    return Math.max(2, lag);
  }

  private static boolean isPeak(double[] sums, double[] weights, int lag, Form form) {
    if (weights[lag - 1] == 0 || weights[lag + 1] == 0) {
      return false; // it has no neighbour to be higher than
    }
    double here = sums[lag] / weights[lag];
    return here >= Math.max(form.lowestPeak, DEVIATIONS / Math.sqrt(weights[lag]))
        && here > sums[lag - 1] / weights[lag - 1]
        && here >= sums[lag + 1] / weights[lag + 1];
  }
}
