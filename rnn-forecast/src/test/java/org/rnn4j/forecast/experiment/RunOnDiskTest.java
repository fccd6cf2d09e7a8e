package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.RunException;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.run.RunFolder;
import org.rnn4j.forecast.text.Json;

/** What is left of a run whose folder or disk fails it, or that is killed. */
class RunOnDiskTest {

  @TempDir private Path folder;

  private interface Event {
    void happen(String stage) throws IOException;
  }

  private Path run() {
    return folder.resolve("run");
  }

  private void runWith(Event event) {
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void stage(String stage) {
            try {
              event.happen(stage);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        };
    try (RunFolder run = RunFolder.create(run())) {
      Experiments.waves().build().run(RunSettings.into(run).threads(1), listener);
    }
  }

  @Test
  void aKilledRunIsRecognisableFromItsFirstStageOn() {
    Map<String, Map<String, Object>> seen = new HashMap<>();
    runWith(stage -> seen.put(stage, Json.read(run().resolve("run.json"))));
    assertThat(seen).containsKeys("loading data", "training model", "measuring");
    for (Map<String, Object> run : seen.values()) {
      assertThat(run).containsEntry("status", "running").containsKey("started");
      Map<?, ?> process = (Map<?, ?>) run.get("process");
      assertThat(((Number) process.get("id")).longValue()).isEqualTo(ProcessHandle.current().pid());
      assertThat((String) process.get("host")).isNotBlank();
    }
    assertThat(Json.read(run().resolve("run.json"))).containsEntry("status", "finished");
  }

  @Test
  void aFileThatCannotBeWrittenIsNamedAndTheRunIsRecordedAsFailed() {
    for (String name : List.of("metrics.json", "history.csv", "model")) {
      Path inTheWay = run().resolve(name);
      assertThatThrownBy(
              () ->
                  runWith(
                      stage -> {
                        if (stage.equals("training model")) {
                          Files.createDirectories(inTheWay.resolve("model.json"));
                          Files.createDirectories(inTheWay.resolve("model.safetensors"));
                        }
                      }))
          .isInstanceOf(RunException.class)
          .hasMessageStartingWith(inTheWay.toString())
          .hasMessageContaining(" cannot be written: ");
      assertThat(Json.read(run().resolve("run.json")))
          .containsEntry("status", "failed")
          .hasEntrySatisfying("error", error -> assertThat((String) error).contains(name));
      assertThat(run().resolve("run.log")).content().contains("failed: " + inTheWay);
      folder = folder.resolve(name + "-done");
    }
  }

  @Test
  void aFolderThatIsRemovedInTheMiddleEndsTheRunAndIsNamed() {
    assertThatThrownBy(
            () ->
                runWith(
                    stage -> {
                      if (stage.equals("training model")) {
                        remove(run());
                      }
                    }))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("the run folder " + run() + " is no longer there");
    assertThat(run()).doesNotExist();
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
