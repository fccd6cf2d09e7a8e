package org.rnn4j.forecast.draft;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.DataSource;
import org.rnn4j.api.forecast.Loaded;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.DataSourceProvider;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.profile.Profiling;
import org.rnn4j.forecast.report.DataProfile;

/**
 * A file read by the reader that a run has.
 *
 * @param source that read it
 * @param options of the data source that read it, by key
 * @param policies those of them without which it is refused
 * @param refusal what the reader said without them; empty where none was needed
 * @param profile what was found
 */
record DraftData(
    String source,
    Map<String, Object> options,
    Map<String, Object> policies,
    Optional<String> refusal,
    DataProfile profile) {

  // In this order: what changes least of a file is tried first.
  private static final List<Map<String, Object>> POLICIES =
      List.of(
          Map.of(),
          Map.of("missing", "mask"),
          Map.of("unsorted", "sort"),
          Map.of("unsorted", "sort", "missing", "mask"),
          Map.of("duplicates", "keep-last"),
          Map.of("duplicates", "keep-last", "missing", "mask"),
          Map.of("duplicates", "keep-last", "unsorted", "sort", "missing", "mask"));

  /**
   * Reads a file as its columns are taken; where that is refused, with the first policies that let
   * it pass.
   *
   * @throws InputException what the reader says where none does
   */
  static DraftData of(Path file, Dialect dialect, Roles roles, Registry registry) {
    DataSourceProvider provider = registry.find(Kind.DATA_SOURCE, dialect.format().source());
    Optional<InputException> first = Optional.empty();
    for (Map<String, Object> policies : POLICIES) {
      if (!accepts(provider, policies)) {
        continue;
      }
      Map<String, Object> options = options(file, dialect, roles);
      options.putAll(policies);
      try {
        DataSource reader = provider.create(Options.of(provider.options(), options));
        Loaded loaded =
            reader.load(
                new DataSource.Context(
                    Path.of(""), 1, 1, roles.categories().keySet(), Optional.empty()));
        return new DraftData(
            dialect.format().source(),
            options,
            policies,
            first.map(e -> e.problems().get(0).toString().replace(file + ": ", "")),
            Profiling.of(loaded.dataset(), loaded.report()));
      } catch (InputException e) {
        first = first.or(() -> Optional.of(e));
      }
    }
    throw first.orElseThrow();
  }

  private static boolean accepts(DataSourceProvider provider, Map<String, Object> policies) {
    return policies.entrySet().stream()
        .allMatch(
            policy ->
                provider.options().stream()
                    .filter(option -> option.name().equals(policy.getKey()))
                    .map(Option::choices)
                    .anyMatch(choices -> choices.contains(policy.getValue().toString())));
  }

  private static Map<String, Object> options(Path file, Dialect dialect, Roles roles) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("path", file.toString());
    if (dialect.separator() != ',') {
      options.put("separator", Character.toString(dialect.separator()));
    }
    if (dialect.decimal() != '.') {
      options.put("decimal", Character.toString(dialect.decimal()));
    }
    if (!dialect.encoding().equals(Dialect.UTF_8)) {
      options.put("encoding", dialect.encoding());
    }
    putNames(options, "time", roles.time());
    roles.timeFormat().ifPresent(format -> options.put("time-format", format));
    options.put("targets", List.of(roles.target()));
    putNames(options, "id", roles.ids());
    putList(options, "past-covariates", roles.past());
    putList(options, "future-covariates", roles.future());
    putList(options, "static-covariates", roles.statics());
    putList(options, "missing-values", roles.missing());
    return options;
  }

  // One alone, several in a list.
  private static void putNames(Map<String, Object> options, String key, List<String> names) {
    if (!names.isEmpty()) {
      options.put(key, names.size() == 1 ? names.get(0) : names);
    }
  }

  private static void putList(Map<String, Object> options, String key, List<String> values) {
    if (!values.isEmpty()) {
      options.put(key, new ArrayList<>(values));
    }
  }
}
