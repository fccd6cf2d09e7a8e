package org.rnn4j.forecast.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rnn4j.api.conformance.Check;
import org.rnn4j.api.conformance.ConformanceException;
import org.rnn4j.api.forecast.DataSource;
import org.rnn4j.api.forecast.Loaded;
import org.rnn4j.api.forecast.MissingValues;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.series.DataReport;
import org.rnn4j.api.series.DataReport.Finding;
import org.rnn4j.api.series.DataReport.Kind;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.spi.DataSourceProvider;

/** For each check of the kit data sources that it must reject. */
class PlantedSourcesTest {

  /** A source in memory, with a mistake in it or without one. */
  public static final class Planted implements DataSourceProvider {

    private final String name;
    private final MissingValues policy;
    private final Function<DataSource.Context, Loaded> loading;
    private final List<Path> files;

    /** A sound one. */
    public Planted() {
      this("planted", MissingValues.MASK, context -> sound(), List.of());
    }

    Planted(
        String name,
        MissingValues policy,
        Function<DataSource.Context, Loaded> loading,
        List<Path> files) {
      this.name = name;
      this.policy = policy;
      this.loading = loading;
      this.files = files;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String summary() {
      return "A source for tests.";
    }

    @Override
    public MissingValues missingValues(Options options) {
      return policy;
    }

    @Override
    public DataSource create(Options options) {
      return new DataSource() {
        @Override
        public Loaded load(Context context) {
          return loading.apply(context);
        }

        @Override
        public List<Path> files() {
          return files;
        }
      };
    }
  }

  private static TimeSeries filled(double... values) {
    BitSet steps = new BitSet();
    steps.set(1);
    return TimeSeries.of("a", "y", values).withFilled(List.of(steps));
  }

  private static Loaded loaded(TimeSeries series, int season, Finding... findings) {
    return new Loaded(
        Dataset.of(List.of(series), Optional.empty(), season), new DataReport(List.of(findings)));
  }

  private static Loaded sound() {
    return loaded(
        filled(1, 1.5, 2, Double.NaN, 4),
        1,
        Finding.of(Kind.FILLED, 1, "one"),
        Finding.of(Kind.MASKED, 1, "another"));
  }

  private static Loaded of(double... values) {
    return loaded(TimeSeries.of("a", "y", values), 1);
  }

  private record Bug(String check, String bug, DataSourceProvider provider, String reason) {}

  private final List<Bug> bugs = new ArrayList<>();

  private void plant(
      String check, String bug, Function<DataSource.Context, Loaded> loading, String reason) {
    bugs.add(
        new Bug(
            check, bug, new Planted("planted", MissingValues.REJECT, loading, List.of()), reason));
  }

  PlantedSourcesTest() {
    bugs.add(
        new Bug(
            "provider",
            "a name with capitals",
            new Planted("Planted", MissingValues.MASK, c -> sound(), List.of()),
            "'Planted' is not in kebab-case"));
    plant("load", "nothing", c -> null, "load gives null");
    plant("values", "no steps", c -> of(), "has no steps");
    plant("values", "infinite", c -> of(1, Double.POSITIVE_INFINITY), "at 1 is Infinity");
    plant("values", "missing", c -> of(1, Double.NaN, 2), "at 1 is missing");
    plant("values", "nothing observed", c -> of(Double.NaN), "no value of the target");
    AtomicInteger calls = new AtomicInteger();
    plant("determinism", "another each time", c -> of(calls.incrementAndGet()), "loaded again");
    AtomicInteger inside = new AtomicInteger();
    plant(
        "threads",
        "shared while it loads",
        c -> {
          int there = inside.incrementAndGet();
          try {
            Thread.sleep(20);
            return of(there);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          } finally {
            inside.decrementAndGet();
          }
        },
        "threads at once the data are others");
    plant(
        "report",
        "filled in silence",
        c -> loaded(filled(1, 2, 3), 1),
        "1 values were filled in, and the report counts 0");
    plant(
        "report",
        "says more than there is",
        c -> loaded(TimeSeries.of("a", "y", 1, 2), 1, Finding.of(Kind.FILLED, 3, "three")),
        "0 values were filled in, and the report counts 3");
    plant(
        "remembered",
        "another season",
        c -> loaded(TimeSeries.of("a", "y", 1, 2), c.remembered().isPresent() ? 1 : 7),
        "read for a model the data are others");
    bugs.add(
        new Bug(
            "files",
            "one that is not there",
            new Planted(
                "planted", MissingValues.MASK, c -> sound(), List.of(Path.of("no-such.csv"))),
            "which is not there"));
  }

  private static Stream<Check> checks(DataSourceProvider provider) {
    return SourceConformance.of(provider, Map.of(), Path.of("")).checks();
  }

  @TestFactory
  Stream<DynamicTest> eachCheckRejectsItsPlantedBugs() {
    return bugs.stream().map(b -> dynamicTest(b.check() + ": " + b.bug(), () -> assertRejected(b)));
  }

  private static void assertRejected(Bug bug) {
    Check check =
        checks(bug.provider()).filter(c -> c.name().equals(bug.check())).findFirst().orElseThrow();
    assertThatThrownBy(check::run)
        .isInstanceOf(ConformanceException.class)
        .hasMessageContaining(bug.reason());
  }

  @Test
  void everyCheckHasAPlantedBug() {
    Set<String> checks = new LinkedHashSet<>();
    bugs.forEach(b -> checks.add(b.check()));
    assertThat(checks(new Planted()))
        .allSatisfy(c -> assertThat(c.proves()).endsWith("."))
        .extracting(Check::name)
        .containsExactlyElementsOf(checks);
  }

  @TestFactory
  Stream<DynamicTest> theSameSourceWithoutABugPasses() {
    return checks(new Planted()).map(c -> dynamicTest(c.name(), c::run));
  }

  @Test
  void aSourceThatFailsWithoutWordsIsFoundWhereThereIsNothingToRead() {
    Function<DataSource.Context, Loaded> failing =
        c -> {
          throw new IllegalStateException("no such thing");
        };
    assertThat(
            SourceConformance.checksWithoutData(
                    new Planted("planted", MissingValues.REJECT, failing, List.of()))
                .map(Check::name))
        .containsExactly("provider", "refusal");
    Check refusal =
        SourceConformance.checksWithoutData(
                new Planted("planted", MissingValues.REJECT, failing, List.of()))
            .skip(1)
            .findFirst()
            .orElseThrow();
    assertThatThrownBy(refusal::run)
        .isInstanceOf(ConformanceException.class)
        .hasMessageContaining("instead of an InputException");
  }
}
