package org.rnn4j.forecast.scale;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.error.PluginException;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.forecast.Scaler.Fitted;
import org.rnn4j.api.forecast.Scaler.Fixed;
import org.rnn4j.api.forecast.Scaler.Scale;
import org.rnn4j.api.series.Past;

/**
 * Tries a fitted scaler on the values it was fitted to: that it undoes itself, keeps their order,
 * and is the same when restored from its parameters. A forecast leaves a network through {@code
 * unscale}, and a saved model through {@code restore}, so a scaler that is wrong there gives wrong
 * numbers in silence.
 */
final class RoundTrip {

  // How far from a value its round trip may end, for each unit of the range of all values; and at
  // most as far as the largest of them is rounded in a few operations. Of the largest alone it
  // would hide what is wrong with values that are far from 0 and close together.
  private static final double OF_RANGE = 1e-9;
  private static final double OF_LARGEST = 1e-12;

  private static final int MOST_ORDERED = 1000; // values whose order is compared

  private static final int[] ANY_LEAD = {1}; // where all are alike
  private static final int[] SOME_LEADS = {1, 2, 7};

  private final String scaler;
  private final Fitted fitted;
  private final Past past; // all values
  private final Scale scale; // as it is at their end
  private final int[] leads; // that are tried
  private final double[] values;

  /**
   * A trial.
   *
   * @param scaler its name and where it is from, for messages
   * @param observed the training values, of which none is missing
   */
  RoundTrip(String scaler, Fitted fitted, double[] observed) {
    this.scaler = scaler;
    this.fitted = fitted;
    this.past = Past.of(observed);
    this.scale = given(fitted.at(past), "at");
    this.leads = fitted instanceof Fixed ? ANY_LEAD : SOME_LEADS;
    this.values = observed;
  }

  /**
   * Tries everything.
   *
   * @param restorer gives the fitted scaler back from its parameters
   * @throws WrongScaler saying what is wrong first, with the value
   */
  void requireSound(Scaler restorer) {
    for (int lead : leads) {
      requireInverse(lead);
      requireOrder(lead);
    }
    requireRestored(restorer);
  }

  private void requireInverse(int lead) {
    Spread spread = Spread.of(values);
    double largest = Math.max(Math.abs(spread.min()), Math.abs(spread.max()));
    double tolerance = Math.max(OF_RANGE * (spread.max() - spread.min()), OF_LARGEST * largest);
    for (double value : values) {
      double scaled = scaled(scale, lead, value);
      double back = unscaled(scale, lead, scaled);
      boolean returns = Math.abs(back - value) <= tolerance; // not if it is NaN
      if (!Double.isFinite(scaled) || !returns) {
        throw wrong(
            "does not undo itself: "
                + value
                + " is scaled to "
                + scaled
                + ", which is scaled back to "
                + back,
            "its unscale must be the inverse of its scale to within "
                + tolerance
                + ", so that forecasts are in the data's units");
      }
    }
  }

  private void requireOrder(int lead) {
    int count = Math.min(values.length, MOST_ORDERED);
    double[] some = new double[count];
    Arrays.setAll(some, i -> values[(int) ((long) i * values.length / count)]);
    Arrays.sort(some);
    boolean rises = true;
    boolean falls = true;
    for (int i = 1; i < count; i++) {
      double before = scaled(scale, lead, some[i - 1]);
      double after = scaled(scale, lead, some[i]);
      rises &= before <= after;
      falls &= before >= after;
      if (!rises && !falls) {
        throw wrong(
            "mixes up the order of values: "
                + some[i - 1]
                + " is scaled to "
                + before
                + ", "
                + some[i]
                + " to "
                + after
                + ", and others the other way",
            "what lies between two values must lie between them when scaled, or forecasts that are"
                + " nearly right are wrong");
      }
    }
  }

  private void requireRestored(Scaler restorer) {
    Map<String, List<Double>> parameters = given(fitted.parameters(), "parameters");
    parameters.forEach(
        (name, numbers) -> {
          if (numbers == null || !numbers.stream().allMatch(n -> n != null && Double.isFinite(n))) {
            throw wrong(
                "has the parameter " + name + " = " + ParameterWords.of(numbers),
                "a model file holds finite numbers");
          }
        });
    // in the order of a file
    Fitted restored = given(restorer.restore(new TreeMap<>(parameters)), "restore");
    Scale again = given(restored.at(past), "at");
    for (int lead : leads) {
      for (double value : values) {
        double scaled = scaled(scale, lead, value);
        requireSame(
            "restored from its parameters scales", value, scaled, scaled(again, lead, value));
        requireSame(
            "restored from its parameters scales back",
            scaled,
            unscaled(scale, lead, scaled),
            unscaled(again, lead, scaled));
      }
    }
  }

  // Of a value that stands at a lead, behind the first ones of all.
  private double scaled(Scale by, int lead, double value) {
    double[] run = path(lead);
    run[lead - 1] = value;
    by.scale(1, run);
    return run[lead - 1];
  }

  // Of a number that a network gives out at a lead, behind what the first values are scaled to.
  private double unscaled(Scale by, int lead, double scaled) {
    double[] run = path(lead);
    by.scale(1, run);
    run[lead - 1] = scaled;
    by.unscale(run);
    return run[lead - 1];
  }

  private double[] path(int lead) {
    double[] run = new double[lead];
    Arrays.setAll(run, i -> values[i % values.length]);
    return run;
  }

  private <T> T given(T result, String call) {
    if (result == null) {
      throw PluginException.wrong(Place.none(), scaler + " returned null from " + call);
    }
    return result;
  }

  private void requireSame(String what, double from, double expected, double found) {
    if (!sameBits(expected, found)) {
      throw wrong(
          what + " " + from + " to " + found + ", as it was fitted to " + expected,
          "restore(parameters()) must give the same scaler to the bit, or a saved model is another"
              + " model");
    }
  }

  private WrongScaler wrong(String what, String remedy) {
    return new WrongScaler(new Problem("", scaler + " " + what, remedy));
  }

  static boolean sameBits(double a, double b) {
    return Double.doubleToLongBits(a) == Double.doubleToLongBits(b);
  }
}
