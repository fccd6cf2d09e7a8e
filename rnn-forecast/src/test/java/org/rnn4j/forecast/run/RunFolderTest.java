package org.rnn4j.forecast.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.RunException;

class RunFolderTest {

  @TempDir private Path folder;

  private List<String> content(Path of) throws IOException {
    try (Stream<Path> files = Files.list(of)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aFolderIsCreatedWithItsParents() throws IOException {
    Path path = folder.resolve("runs/first");
    try (RunFolder run = RunFolder.create(path)) {
      run.write("a.txt", "content");
      run.write("a.txt", "newer");
    }
    assertThat(path.resolve("a.txt")).hasContent("newer");
    assertThat(content(path)).containsExactly("a.txt", "run.log");
  }

  @Test
  void anEmptyFolderIsTaken() throws IOException {
    Path path = Files.createDirectory(folder.resolve("empty"));
    RunFolder.create(path).close();
    assertThat(content(path)).containsExactly("run.log");
  }

  @Test
  void aFolderWithContentIsRefusedAndLeftAlone() throws IOException {
    Files.writeString(folder.resolve("precious"), "x");
    assertThatThrownBy(() -> RunFolder.create(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("exists and is not empty")
        .hasMessageContaining(folder.toString());
    assertThat(content(folder)).containsExactly("precious");
  }

  @Test
  void aFileInTheWayIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThatThrownBy(() -> RunFolder.create(file)).hasMessageContaining("is a file");
    assertThatThrownBy(() -> RunFolder.create(file.resolve("below")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("cannot be created");
  }

  @Test
  void aFileThatCannotBeFinishedLeavesTheOldOne() throws IOException {
    try (RunFolder run = RunFolder.create(folder.resolve("run"))) {
      run.write("a.txt", "old");
      assertThatThrownBy(
              () ->
                  run.write(
                      "a.txt",
                      writer -> {
                        writer.write("half");
                        throw new IOException("disk full");
                      }))
          .isInstanceOf(RunException.class)
          .hasMessageContaining("a.txt cannot be written")
          .hasMessageContaining("disk full");
      assertThat(run.path().resolve("a.txt")).hasContent("old");
      assertThat(content(run.path())).containsExactly("a.txt", "run.log");
    }
  }

  @Test
  void aFolderInTheWayOfAFileLeavesNoTemporaryFile() throws IOException {
    Path way = Files.createDirectory(folder.resolve("way"));
    assertThatThrownBy(() -> RunFolder.replace(way, file -> Files.writeString(file, "x")))
        .isInstanceOf(RunException.class);
    assertThat(content(folder)).containsExactly("way");
  }

  @Test
  void ofManyRunsIntoOneFolderOneHasIt() {
    for (int round = 0; round < 50; round++) {
      Path path = folder.resolve("run" + round);
      AtomicInteger winners = new AtomicInteger();
      IntStream.range(0, 8)
          .parallel()
          .forEach(
              i -> {
                try {
                  RunFolder.create(path).close();
                  winners.incrementAndGet();
                } catch (InputException e) {
                  assertThat(e).hasMessageContaining("exists and is not empty");
                }
              });
      assertThat(winners).hasValue(1);
    }
  }

  @Test
  void theLogGrowsLineByLine() throws IOException {
    RunFolder run = RunFolder.create(folder.resolve("run"));
    run.log("first");
    run.log("second");
    assertThat(Files.readAllLines(run.path().resolve("run.log")))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} first"),
            line -> assertThat(line).endsWith(" second"));
    run.close();
    run.log("third");
    assertThat(Files.readString(run.path().resolve("run.log"))).doesNotContain("third");
  }

  @Test
  void aRunThatWasRefusedLeavesNothing() throws IOException {
    RunFolder fresh = RunFolder.create(folder.resolve("fresh"));
    fresh.log("loading data");
    fresh.discard();
    assertThat(fresh.path()).doesNotExist();
    RunFolder taken = RunFolder.create(Files.createDirectory(folder.resolve("taken")));
    taken.discard();
    assertThat(content(taken.path())).isEmpty();
    RunFolder begun = RunFolder.create(folder.resolve("begun"));
    begun.write("history.csv", "epoch\n");
    Files.writeString(begun.path().resolve("foreign"), "not ours");
    begun.discard();
    assertThat(content(begun.path())).containsExactly("foreign");
  }
}
