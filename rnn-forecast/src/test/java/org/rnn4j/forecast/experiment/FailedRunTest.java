package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnn4j.api.error.RunException;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.run.RunFolder;
import org.rnn4j.forecast.text.Json;

/** A run that something stops, whatever it is, ends as failed. */
class FailedRunTest {

  @TempDir private Path folder;

  static Stream<Named<Supplier<Throwable>>> whatForeignCodeMayThrow() {
    return Stream.of(
        Named.of("StackOverflowError", StackOverflowError::new),
        Named.of("AssertionError", () -> new AssertionError("a plugin's")),
        Named.of("NoClassDefFoundError", () -> new NoClassDefFoundError("com/acme/Missing")),
        Named.of("IllegalStateException", () -> new IllegalStateException("no licence")),
        Named.of("IOException, which some languages do not check", () -> new IOException("no")));
  }

  @ParameterizedTest
  @MethodSource("whatForeignCodeMayThrow")
  void whateverIsThrownIsHandedOnAndTheRunHasFailed(Supplier<Throwable> thrown) {
    Throwable expected = thrown.get();

    assertThat(runThrowing(expected)).isSameAs(expected);

    Map<String, Object> run = Json.read(folder.resolve("run").resolve(RunFolder.RUN));
    assertThat(run).containsEntry("status", "failed").containsEntry("error", expected.toString());
    assertThat(folder.resolve("run").resolve(RunFolder.LOG)).content().contains("failed: ");
  }

  @Test
  void aLackOfMemoryIsAFailureWithItsRemedy() {
    assertThat(runThrowing(new OutOfMemoryError("Java heap space")))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("-Xmx");

    assertThat(Json.read(folder.resolve("run").resolve(RunFolder.RUN)))
        .containsEntry("status", "failed");
  }

  private Throwable runThrowing(Throwable thrown) {
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void stage(String stage) {
            if (stage.startsWith("fitting baseline")) {
              throwAnything(thrown);
            }
          }
        };
    try (RunFolder run = RunFolder.create(folder.resolve("run"))) {
      return catchThrowable(
          () -> Experiments.waves().build().run(RunSettings.into(run).threads(1), listener));
    }
  }

  @SuppressWarnings("unchecked") // the type is gone at run time
  private static <T extends Throwable> void throwAnything(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
