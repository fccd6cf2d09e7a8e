package org.rnn4j.forecast.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rnn4j.api.conformance.Check;
import org.rnn4j.api.conformance.ConformanceException;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.series.Past;

/** For each check of the kit scalers that it must reject. */
class PlantedScalersTest {

  /** One direction, of the value at a lead, by the last known value and a size. */
  private interface Direction {
    double of(int lead, double value, double last, double size);
  }

  private static final Direction SCALE = (lead, x, last, size) -> (x - last) / size;
  private static final Direction UNSCALE = (lead, s, last, size) -> s * size + last;

  /** From the last known value, over a size. */
  private record FromLast(double size, Direction scaling, Direction unscaling)
      implements Scaler.Fitted {

    @Override
    public Scaler.Scale at(Past past) {
      double last = latest(past);
      return new Scaler.ByValue() {
        @Override
        public double scale(int lead, double value) {
          return scaling.of(lead, value, last, size);
        }

        @Override
        public double unscale(int lead, double scaled) {
          return unscaling.of(lead, scaled, last, size);
        }
      };
    }

    private static double latest(Past past) {
      for (int back = 1; back <= past.length(); back++) {
        if (!Double.isNaN(past.last(back))) {
          return past.last(back);
        }
      }
      return 0;
    }

    @Override
    public Map<String, List<Double>> parameters() {
      return Map.of("size", List.of(size), "zero", List.of(0.0));
    }
  }

  private record Planted(
      Function<Training, Fitted> fitting, Function<Map<String, List<Double>>, Fitted> restoring)
      implements Scaler {

    @Override
    public Fitted fit(Training training) {
      return fitting.apply(training);
    }

    @Override
    public Fitted restore(Map<String, List<Double>> parameters) {
      return restoring.apply(parameters);
    }
  }

  private static double size(Scaler.Training training) {
    return Arrays.stream(training.observed()).map(Math::abs).max().orElse(1);
  }

  private static Scaler planted(Direction scaling, Direction unscaling) {
    return new Planted(
        training -> new FromLast(size(training), scaling, unscaling),
        numbers -> new FromLast(numbers.get("size").get(0), scaling, unscaling));
  }

  static Scaler sound(Options options) {
    double factor = options.get(PlantedScalerProvider.WIDE) ? 2 : 1;
    return new Planted(
        training -> new FromLast(factor * size(training), SCALE, UNSCALE),
        numbers -> new FromLast(numbers.get("size").get(0), SCALE, UNSCALE));
  }

  private record Bug(String check, String bug, PlantedScalerProvider provider, String reason) {}

  private final List<Bug> bugs = new ArrayList<>();

  private void plant(String check, String bug, Scaler scaler, String reason) {
    bugs.add(new Bug(check, bug, new PlantedScalerProvider("planted", o -> scaler), reason));
  }

  PlantedScalersTest() {
    bugs.add(
        new Bug(
            "provider",
            "a name with capitals",
            new PlantedScalerProvider("Planted", PlantedScalersTest::sound),
            "'Planted' is not in kebab-case"));
    plant("options", "the flag is not read", planted(SCALE, UNSCALE), "'wide' has no effect");
    plant(
        "fit",
        "nothing that a file holds",
        new Planted(t -> new FromLast(Double.NaN, SCALE, UNSCALE), n -> sound(wide()).restore(n)),
        "the parameter size is [NaN]");
    plant(
        "fit", "no parameters", new Planted(t -> new WithoutParameters(), n -> null), "gives null");
    plant(
        "numbers",
        "no root of what is below",
        planted((lead, x, last, size) -> Math.sqrt(x - last), UNSCALE),
        "is scaled to NaN");
    plant(
        "inverse",
        "one too much at a lead",
        planted(SCALE, (h, s, last, size) -> s * size + last + (h == 2 ? 1 : 0)),
        "of lead 2 is scaled to");
    plant(
        "order",
        "a mirror",
        planted((h, x, last, size) -> Math.abs(x - last), UNSCALE),
        "the other way round");
    plant(
        "causality",
        "the mean of the run",
        new Planted(t -> new LessMean(), n -> new LessMean()),
        "depend on steps behind them");
    plant(
        "missing",
        "0 for nothing",
        planted((h, x, last, size) -> Double.isNaN(x) ? 0 : (x - last) / size, UNSCALE),
        "a missing value of lead");
    plant(
        "restore",
        "nearly the same",
        new Planted(
            t -> new FromLast(size(t), SCALE, UNSCALE),
            n -> new FromLast(Math.nextUp(n.get("size").get(0)), SCALE, UNSCALE)),
        "are restored as");
    plant(
        "restore",
        "by the order of the numbers",
        new Planted(
            t -> new FromLast(size(t), SCALE, UNSCALE),
            n -> new FromLast(n.values().iterator().next().get(0), SCALE, UNSCALE)),
        "are restored as");
    plant(
        "independence",
        "keeps what it is given",
        new Planted(t -> new Keeping(t.series().get(0)), n -> new Keeping(new double[] {1})),
        "it keeps the training values");
    bugs.add(
        new Bug(
            "independence",
            "one for all fits",
            new PlantedScalerProvider("planted", o -> new OneForAll()),
            "another fit changes it"));
    double[] used = {0};
    plant(
        "independence",
        "drifts",
        planted((h, x, last, size) -> x + used[0]++, UNSCALE),
        "of a column that rises and falls");
    plant(
        "fixed",
        "goes by the past",
        new Planted(t -> new NotFixed(), n -> new NotFixed()),
        "at gives another scale");
  }

  private static Options wide() {
    return Options.defaults(List.of(PlantedScalerProvider.WIDE));
  }

  private static final class WithoutParameters implements Scaler.Fitted {
    @Override
    public Scaler.Scale at(Past past) {
      return new FromLast(1, SCALE, UNSCALE).at(past);
    }

    @Override
    public Map<String, List<Double>> parameters() {
      return null;
    }
  }

  /** Measures a run from its own mean. */
  private static final class LessMean implements Scaler.Fitted {
    @Override
    public Scaler.Scale at(Past past) {
      return new Scaler.Scale() {
        @Override
        public void scale(int lead, double[] values) {
          double mean = Arrays.stream(values).average().orElse(0);
          Arrays.setAll(values, i -> values[i] - mean);
        }

        @Override
        public void unscale(double[] scaled) {}
      };
    }

    @Override
    public Map<String, List<Double>> parameters() {
      return Map.of();
    }
  }

  private record Keeping(double[] training) implements Scaler.Fitted {
    @Override
    public Scaler.Scale at(Past past) {
      return new FromLast(training[0], SCALE, UNSCALE).at(past);
    }

    @Override
    public Map<String, List<Double>> parameters() {
      return Map.of();
    }
  }

  private static final class OneForAll implements Scaler, Scaler.Fitted {
    private double size;

    @Override
    public Fitted fit(Training training) {
      size = size(training);
      return this;
    }

    private static double size(Training training) {
      return PlantedScalersTest.size(training);
    }

    @Override
    public Fitted restore(Map<String, List<Double>> parameters) {
      return this;
    }

    @Override
    public Scaler.Scale at(Past past) {
      return new FromLast(size, SCALE, UNSCALE).at(past);
    }

    @Override
    public Map<String, List<Double>> parameters() {
      return Map.of();
    }
  }

  private static final class NotFixed implements Scaler.Fixed {
    @Override
    public double scale(double value) {
      return value;
    }

    @Override
    public double unscale(double scaled) {
      return scaled;
    }

    @Override
    public Scaler.ByValue at(Past past) {
      double last = past.last(1);
      return new Scaler.ByValue() {
        @Override
        public double scale(int lead, double value) {
          return value - last;
        }

        @Override
        public double unscale(int lead, double scaled) {
          return scaled + last;
        }
      };
    }

    @Override
    public Map<String, List<Double>> parameters() {
      return Map.of();
    }
  }

  @TestFactory
  Stream<DynamicTest> eachCheckRejectsItsPlantedBugs() {
    return bugs.stream().map(b -> dynamicTest(b.check() + ": " + b.bug(), () -> assertRejected(b)));
  }

  private static void assertRejected(Bug bug) {
    Check check =
        ScalerConformance.of(bug.provider())
            .checks()
            .filter(c -> c.name().equals(bug.check()))
            .findFirst()
            .orElseThrow();
    assertThatThrownBy(check::run)
        .isInstanceOf(ConformanceException.class)
        .hasMessageContaining(bug.reason());
  }

  @Test
  void everyCheckHasAPlantedBug() {
    Set<String> checks = new LinkedHashSet<>();
    bugs.forEach(b -> checks.add(b.check()));
    assertThat(ScalerConformance.of(new PlantedScalerProvider()).checks())
        .allSatisfy(c -> assertThat(c.proves()).endsWith("."))
        .extracting(Check::name)
        .containsExactlyElementsOf(checks);
  }

  @TestFactory
  Stream<DynamicTest> theSameScalerWithoutABugPasses() {
    return ScalerConformance.of(new PlantedScalerProvider())
        .checks()
        .map(c -> dynamicTest(c.name(), c::run));
  }
}
