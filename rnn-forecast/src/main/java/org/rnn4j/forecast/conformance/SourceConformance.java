package org.rnn4j.forecast.conformance;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.rnn4j.api.conformance.Check;
import org.rnn4j.api.conformance.OptionValues;
import org.rnn4j.api.conformance.ProviderChecks;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.DataSource;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.DataSourceProvider;

/**
 * The checks of one provider's data sources, made with options with which they have something to
 * read.
 */
public final class SourceConformance {

  private final DataSourceProvider provider;
  private final Map<String, Object> given;
  private final Path directory;

  private SourceConformance(
      DataSourceProvider provider, Map<String, Object> given, Path directory) {
    this.provider = provider;
    this.given = Map.copyOf(given);
    this.directory = directory;
  }

  /**
   * The checks of the sources that this provider makes with some options.
   *
   * @param given value by option, as they stand in a spec
   * @param directory that relative paths start from
   */
  public static SourceConformance of(
      DataSourceProvider provider, Map<String, ?> given, Path directory) {
    return new SourceConformance(
        Objects.requireNonNull(provider, "provider"),
        Map.copyOf(given),
        Objects.requireNonNull(directory, "directory"));
  }

  /**
   * The checks of sources with options of which nobody said what they are to read: where there is
   * nothing to read, whether that is refused in words is all there is to check.
   */
  public static Stream<Check> checksWithoutData(DataSourceProvider provider) {
    try {
      SourceConformance conformance =
          of(provider, OptionValues.combinations(provider.options()).get(0), Path.of(""));
      conformance.probe().load();
      return conformance.checks();
    } catch (RuntimeException | LinkageError | StackOverflowError nothing) { // the check says why
      return Stream.of(ProviderChecks.check(provider), refusal(provider, nothing));
    }
  }

  private static Check refusal(DataSourceProvider provider, Throwable nothing) {
    return new Check(
        "refusal",
        "With options that lead to no data a source refuses them in words.",
        () -> {
          if (!(nothing instanceof InputException)) {
            throw new IllegalStateException(
                "'" + provider.name() + "' throws " + nothing + " instead of an InputException");
          }
        });
  }

  /** Every check, from the simplest on; they are independent of each other. */
  public Stream<Check> checks() {
    return Stream.of(
        ProviderChecks.check(provider),
        check("load", "It loads series, with a report.", SourceProbe::loads),
        check(
            "values",
            "Each series has steps and observed targets; no value is infinite, and none is missing"
                + " that no policy lets pass.",
            SourceProbe::values),
        check(
            "determinism",
            "Loaded twice, from one source or two, series and report are the same to the bit.",
            SourceProbe::determinism),
        check("threads", "Loading in one thread does not disturb another.", SourceProbe::threads),
        check(
            "report",
            "The report counts what was filled in and what stays missing, and nothing else as"
                + " such.",
            SourceProbe::report),
        check(
            "remembered",
            "Read for a model that remembers them, the same data are the same.",
            SourceProbe::remembered),
        check("files", "The files that it names are there.", SourceProbe::files));
  }

  private Check check(String name, String proves, Consumer<SourceProbe> body) {
    return new Check(name, proves, () -> body.accept(probe()));
  }

  private SourceProbe probe() {
    Options options = Options.of(provider.options(), given);
    return new SourceProbe(this::source, provider.missingValues(options), directory);
  }

  private DataSource source() {
    return provider.create(Options.of(provider.options(), given));
  }
}
