package org.rnn4j.forecast.scale;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.series.Past;

/** Scalers that go by what is known at a cutoff. */
final class WindowScalers {

  private WindowScalers() {}

  /**
   * {@code (x - last) / size}: {@code last} is the last known value, {@code size} the mean distance
   * from it of the last {@code steps} known ones, or what that was in training where they are
   * equal.
   */
  static Scaler perWindow(int steps) {
    return new Scaler() {
      @Override
      public Fitted fit(Training training) {
        Spread spread = Spread.of(StandardScaler.present(training));
        return new PerWindow(steps, spread.deviation());
      }

      @Override
      public Fitted restore(Map<String, List<Double>> parameters) {
        return new PerWindow(
            (int) Restored.positive(parameters, "steps"),
            Restored.positive(parameters, "usual-size"));
      }
    };
  }

  private record PerWindow(int steps, double usualSize) implements Scaler.Fitted {

    @Override
    public Scaler.Scale at(Past past) {
      double last = past.last(1);
      int count = Math.min(steps, past.length());
      double sum = 0;
      for (int back = 1; back <= count; back++) {
        sum += Math.abs(past.last(back) - last);
      }
      double size = sum > 0 ? sum / count : usualSize;
      return new Scaler.ByValue() {
        @Override
        public double scale(int lead, double value) {
          return (value - last) / size;
        }

        @Override
        public double unscale(int lead, double scaled) {
          return scaled * size + last;
        }
      };
    }

    @Override
    public Map<String, List<Double>> parameters() {
      return Map.of("steps", List.of((double) steps), "usual-size", List.of(usualSize));
    }
  }

  /** {@code x(t) - x(t - m k)} with the smallest {@code k} that is known at the cutoff. */
  static Scaler seasonalDifference(int season) {
    return new Scaler() {
      @Override
      public Fitted fit(Training training) {
        return new SeasonalDifference(season);
      }

      @Override
      public Fitted restore(Map<String, List<Double>> parameters) {
        return new SeasonalDifference((int) Restored.positive(parameters, "season"));
      }
    };
  }

  private record SeasonalDifference(int season) implements Scaler.Fitted {

    // The steps before a lead that is known and a whole number of seasons away.
    private double before(Past past, int lead) {
      int back = lead > 0 ? season - (lead - 1) % season : 1 - lead + season;
      return back <= past.length() ? past.last(back) : 0;
    }

    @Override
    public Scaler.Scale at(Past past) {
      return new Scaler.ByValue() {
        @Override
        public double scale(int lead, double value) {
          return value - before(past, lead);
        }

        @Override
        public double unscale(int lead, double scaled) {
          return scaled + before(past, lead);
        }
      };
    }

    @Override
    public Map<String, List<Double>> parameters() {
      return Map.of("season", List.of((double) season));
    }
  }

  /** {@code log(x)}, the same at every cutoff. */
  static Scaler log() {
    Scaler.Fixed fixed =
        new Scaler.Fixed() {
          @Override
          public double scale(double value) {
            return StrictMath.log(value);
          }

          @Override
          public double unscale(double scaled) {
            return StrictMath.exp(scaled);
          }

          @Override
          public Map<String, List<Double>> parameters() {
            return Map.of();
          }
        };
    return new Scaler() {
      @Override
      public Fitted fit(Training training) {
        return fixed;
      }

      @Override
      public Fitted restore(Map<String, List<Double>> parameters) {
        return fixed;
      }
    };
  }

  /** One scaler after another, each seeing the column as the ones before made it. */
  record Chain(List<Scaler> scalers) implements Scaler {

    @Override
    public Fitted fit(Training training) {
      List<Fitted> fitted = new ArrayList<>();
      double[] values = training.series().get(0);
      for (Scaler scaler : scalers) {
        Fitted next = scaler.fit(Training.of(values.clone()));
        double[] scaled = values.clone();
        next.at(Past.of(values)).scale(1 - values.length, scaled);
        values = scaled;
        fitted.add(next);
      }
      return new Links(fitted);
    }

    @Override
    public Fitted restore(Map<String, List<Double>> parameters) {
      List<Fitted> restored = new ArrayList<>();
      for (int i = 0; i < scalers.size(); i++) {
        Map<String, List<Double>> own = new HashMap<>();
        String prefix = i + ".";
        parameters.forEach(
            (name, numbers) -> {
              if (name.startsWith(prefix)) {
                own.put(name.substring(prefix.length()), numbers);
              }
            });
        restored.add(scalers.get(i).restore(own));
      }
      return new Links(restored);
    }
  }

  private record Links(List<Scaler.Fitted> fitted) implements Scaler.Fitted {

    private record Scaled(Past past, Scaler.Scale scale) implements Past {
      @Override
      public int length() {
        return past.length();
      }

      @Override
      public double last(int back) {
        double[] run = {past.last(back)};
        scale.scale(1 - back, run);
        return run[0];
      }
    }

    @Override
    public Scaler.Scale at(Past past) {
      List<Scaler.Scale> scales = new ArrayList<>();
      Past seen = past;
      for (Scaler.Fitted one : fitted) {
        Scaler.Scale scale = one.at(seen);
        scales.add(scale);
        seen = new Scaled(seen, scale);
      }
      return new Scaler.ByValue() {
        @Override
        public double scale(int lead, double value) {
          double scaled = value;
          for (Scaler.Scale scale : scales) {
            scaled = ((Scaler.ByValue) scale).scale(lead, scaled);
          }
          return scaled;
        }

        @Override
        public double unscale(int lead, double scaled) {
          double value = scaled;
          for (int i = scales.size() - 1; i >= 0; i--) {
            value = ((Scaler.ByValue) scales.get(i)).unscale(lead, value);
          }
          return value;
        }
      };
    }

    @Override
    public Map<String, List<Double>> parameters() {
      Map<String, List<Double>> all = new HashMap<>();
      for (int i = 0; i < fitted.size(); i++) {
        String prefix = i + ".";
        fitted.get(i).parameters().forEach((name, numbers) -> all.put(prefix + name, numbers));
      }
      return all;
    }
  }
}
