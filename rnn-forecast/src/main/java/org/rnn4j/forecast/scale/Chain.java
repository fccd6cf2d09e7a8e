package org.rnn4j.forecast.scale;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.series.Past;

/**
 * Scalers one after the other: each is fitted to, and sees, the column as those before made it.
 *
 * @param scalers the first of them first
 */
record Chain(List<Scaler> scalers) implements Scaler {

  Chain {
    scalers = List.copyOf(scalers);
  }

  @Override
  public Fitted fit(Training training) {
    List<Fitted> fitted = new ArrayList<>();
    List<double[]> values = training.series().stream().map(double[]::clone).toList();
    for (int i = 0; i < scalers.size(); i++) {
      List<double[]> given = values.stream().map(double[]::clone).toList();
      Fitted next = scalers.get(i).fit(new Training(given, training.season()));
      fitted.add(next);
      if (i < scalers.size() - 1) {
        values = values.stream().map(series -> scaled(next, series)).toList();
      }
    }
    return joined(fitted);
  }

  // The whole of a series, as it is at every cutoff.
  private static double[] scaled(Fitted by, double[] series) {
    double[] scaled = series.clone();
    by.at(Past.of(series)).scale(1 - series.length, scaled);
    double[] half = Arrays.copyOf(series, series.length / 2);
    double[] again = half.clone();
    by.at(Past.of(half)).scale(1 - half.length, again);
    if (!Arrays.equals(again, Arrays.copyOf(scaled, half.length))) {
      throw new InputException(
          "",
          "a scaler that scales by each window has others behind it, which cannot be fitted: a"
              + " training value has as many numbers as it has windows",
          "put it last in the list, such as [standard, per-window]");
    }
    return scaled;
  }

  @Override
  public Fitted restore(Map<String, List<Double>> parameters) {
    List<Fitted> restored = new ArrayList<>();
    for (int i = 0; i < scalers.size(); i++) {
      Map<String, List<Double>> own = new TreeMap<>();
      String prefix = prefix(i);
      parameters.forEach(
          (name, numbers) -> {
            if (name.startsWith(prefix)) {
              own.put(name.substring(prefix.length()), numbers);
            }
          });
      restored.add(scalers.get(i).restore(own));
    }
    return joined(restored);
  }

  private static String prefix(int link) {
    return (link + 1) + ".";
  }

  private static Fitted joined(List<Fitted> links) {
    return links.stream().allMatch(Fixed.class::isInstance)
        ? new FixedLinks(links.stream().map(Fixed.class::cast).toArray(Fixed[]::new))
        : new Links(links);
  }

  /**
   * What a fitted scaler does to a value wherever it stands: all of it, or, in a chain, what the
   * first links do, up to the one that goes by what is known at a cutoff. Empty where there is
   * nothing of the kind.
   */
  static Optional<Fixed> fixedPart(Fitted fitted) {
    if (fitted instanceof Links chain) {
      Fixed[] first =
          chain.links.stream()
              .takeWhile(Fixed.class::isInstance)
              .map(Fixed.class::cast)
              .toArray(Fixed[]::new);
      return first.length == 0 ? Optional.empty() : Optional.of(new FixedLinks(first));
    }
    return fitted instanceof Fixed fixed ? Optional.of(fixed) : Optional.empty();
  }

  private static Map<String, List<Double>> parameters(List<? extends Fitted> links) {
    Map<String, List<Double>> all = new TreeMap<>();
    for (int i = 0; i < links.size(); i++) {
      String prefix = prefix(i);
      links.get(i).parameters().forEach((name, numbers) -> all.put(prefix + name, numbers));
    }
    return all;
  }

  private static final class FixedLinks implements Fixed {

    private final Fixed[] links;

    FixedLinks(Fixed[] links) {
      this.links = links;
    }

    @Override
    public double scale(double value) {
      double scaled = value;
      for (Fixed link : links) {
        scaled = link.scale(scaled);
      }
      return scaled;
    }

    @Override
    public double unscale(double scaled) {
      double value = scaled;
      for (int i = links.length - 1; i >= 0; i--) {
        value = links[i].unscale(value);
      }
      return value;
    }

    @Override
    public Map<String, List<Double>> parameters() {
      return Chain.parameters(Arrays.asList(links));
    }
  }

  private record Links(List<Fitted> links) implements Fitted {

    @Override
    public Scale at(Past past) {
      Scale[] scales = new Scale[links.size()];
      Past seen = past;
      boolean byValue = true;
      for (int i = 0; i < scales.length; i++) {
        scales[i] = links.get(i).at(seen);
        seen = scales[i] instanceof ByValue one ? new ScaledPast(seen, one) : runs(seen, scales[i]);
        byValue &= scales[i] instanceof ByValue;
      }
      return byValue
          ? new ValueByValue(Arrays.copyOf(scales, scales.length, ByValue[].class))
          : new Runs(scales);
    }

    private static Past runs(Past past, Scale scale) {
      return new ScaledPast(past, new OfRuns(scale));
    }

    @Override
    public Map<String, List<Double>> parameters() {
      return Chain.parameters(links);
    }
  }

  /** What is known of a column, as a scaler makes it. */
  private record ScaledPast(Past past, ByValue scale) implements Past {

    @Override
    public int length() {
      return past.length();
    }

    @Override
    public int lookback() {
      return past.lookback();
    }

    @Override
    public double last(int back) {
      return scale.scale(1 - back, past.last(back));
    }
  }

  /** What is known, value by value, of a scale that goes by the ones before too. */
  private record OfRuns(Scale runs) implements ByValue {

    @Override
    public double scale(int lead, double value) {
      double[] run = {value};
      runs.scale(lead, run);
      return run[0];
    }

    @Override
    public double unscale(int lead, double scaled) {
      throw new IllegalStateException("what is known is not scaled back");
    }
  }

  private record ValueByValue(ByValue[] scales) implements ByValue {

    @Override
    public double scale(int lead, double value) {
      double scaled = value;
      for (ByValue scale : scales) {
        scaled = scale.scale(lead, scaled);
      }
      return scaled;
    }

    @Override
    public double unscale(int lead, double scaled) {
      double value = scaled;
      for (int i = scales.length - 1; i >= 0; i--) {
        value = scales[i].unscale(lead, value);
      }
      return value;
    }
  }

  private record Runs(Scale[] scales) implements Scale {

    @Override
    public void scale(int lead, double[] values) {
      for (Scale scale : scales) {
        scale.scale(lead, values);
      }
    }

    @Override
    public void unscale(double[] scaled) {
      for (int i = scales.length - 1; i >= 0; i--) {
        scales[i].unscale(scaled);
      }
    }
  }
}
