package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rnn4j.api.forecast.DataSource.Context;
import org.rnn4j.api.forecast.Loaded;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.series.DataReport.Finding;
import org.rnn4j.api.series.DataReport.Kind;
import org.rnn4j.forecast.source.CsvSourceProvider;

/** Reads files by the data section of a spec. */
final class KnownFiles {

  private KnownFiles() {}

  /** What the options of the source {@code csv} make of a file. */
  static Loaded load(Path file, Map<String, Object> options, String... categories) {
    CsvSourceProvider csv = new CsvSourceProvider();
    Map<String, Object> all = new LinkedHashMap<>(options);
    all.put("path", file.toString());
    return csv.create(Options.of(csv.options(), all))
        .load(new Context(Path.of(""), 2, 1, Set.of(categories), Optional.empty()));
  }

  /** What was found, without the file's name. */
  static List<String> findings(Loaded loaded) {
    return loaded.report().findings().stream()
        .filter(finding -> finding.kind() != Kind.READ)
        .map(KnownFiles::inWords)
        .toList();
  }

  /** What was read, in one sentence. */
  static String read(Loaded loaded) {
    List<Finding> read =
        loaded.report().findings().stream().filter(f -> f.kind() == Kind.READ).toList();
    assertThat(read).isNotEmpty();
    return inWords(read.get(read.size() - 1)).replaceFirst("^READ ", "");
  }

  private static String inWords(Finding finding) {
    return finding.kind()
        + " "
        + finding.sentence().replaceFirst("^[^:]*(\\.csv|\\.gz)(?=[:,])", "");
  }
}
