package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.series.TimeIndex;

/** Files of time stamps, for tests of what these mean. */
abstract class StampFiles {

  static final String SPEC_KEYS = "data\\.(?!csv)|\\bset\\b|\\bid\\b";
  static final CsvColumns BY_DATE = CsvColumns.targets("y").time("date");

  @TempDir Path folder;

  static Path resource(String name) {
    try {
      return Path.of(Objects.requireNonNull(StampFiles.class.getResource(name)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  Path file(String... stamps) {
    StringBuilder text = new StringBuilder("date,y\n");
    for (int i = 0; i < stamps.length; i++) {
      text.append(stamps[i]).append(',').append(i).append('\n');
    }
    try {
      return Files.writeString(folder.resolve("data.csv"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TimeIndex time(Path file, CsvColumns columns) {
    return org.rnn4j.forecast.data.CsvSource.readDataset(file, columns).series().get(0).time();
  }

  TimeIndex time(String... stamps) {
    return time(file(stamps), BY_DATE);
  }

  static String problem(Path file, CsvColumns columns) {
    InputException thrown =
        catchThrowableOfType(
            InputException.class,
            () -> org.rnn4j.forecast.data.CsvSource.readDataset(file, columns));
    assertThat(thrown).isNotNull();
    return thrown.getMessage().replace(file.toString(), file.getFileName().toString());
  }

  String problem(String... stamps) {
    return problem(file(stamps), BY_DATE);
  }

  /** What a call refuses that says which columns there are, before any file is opened. */
  static String refusal(ThrowingCallable call) {
    InputException thrown = catchThrowableOfType(InputException.class, call);
    assertThat(thrown).isNotNull();
    return thrown.getMessage();
  }

  static List<String> labels(TimeIndex time, int count) {
    List<String> labels = new ArrayList<>();
    for (int step = 0; step < count; step++) {
      labels.add(time.label(step));
    }
    return labels;
  }

  static List<String> stamps(Path file) {
    try {
      return Files.readAllLines(file).stream().skip(1).map(line -> line.split(",")[0]).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
