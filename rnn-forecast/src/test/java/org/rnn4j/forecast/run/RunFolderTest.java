package org.rnn4j.forecast.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.RunException;
import org.rnn4j.forecast.machine.ThisProcess;
import org.rnn4j.forecast.text.Json;
import org.rnn4j.forecast.text.WholeFile;

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
    assertThatThrownBy(() -> WholeFile.replace(way, WholeFile.text("x")))
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

  @Test
  void runsThatStartAtTheSameTimeHaveFoldersOfTheirOwn() throws IOException {
    Path runs = folder.resolve("runs");
    List<Path> taken =
        IntStream.range(0, 32)
            .parallel()
            .mapToObj(
                i -> {
                  try (RunFolder run = RunFolder.createUnder(runs, "same-second")) {
                    run.write("who", "run " + i);
                    assertThat(run.path().resolve("who")).hasContent("run " + i);
                    return run.path();
                  }
                })
            .toList();
    assertThat(taken).doesNotHaveDuplicates();
    assertThat(content(runs)).hasSize(32).contains("same-second", "same-second-2");
  }

  @Test
  void aFolderThatIsRemovedInTheMiddleIsNoticed() throws IOException {
    RunFolder run = RunFolder.create(folder.resolve("run"));
    run.write("a.txt", "x");
    Files.delete(run.path().resolve("a.txt"));
    Files.delete(run.path().resolve("run.log"));
    Files.delete(run.path());
    assertThatThrownBy(() -> run.write("a.txt", "x"))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("the run folder " + run.path() + " is no longer there");
    assertThatThrownBy(() -> run.log("line")).hasMessageContaining(run.path().toString());
    assertThatThrownBy(() -> run.own("model")).hasMessageContaining(run.path().toString());
    run.discard();
    assertThat(run.path()).doesNotExist();
  }

  @Test
  void nothingIsWrittenIntoTheFolderOfAStrangerThatHasTakenThePlace() throws IOException {
    RunFolder run = RunFolder.create(folder.resolve("run"));
    run.write("run.json", "ours");
    Files.move(run.path(), folder.resolve("elsewhere"));
    try (RunFolder stranger = RunFolder.create(run.path())) {
      stranger.write("run.json", "theirs");
      assertThatThrownBy(() -> run.write("run.json", "ours again"))
          .hasMessageContaining("another folder has taken its place");
      assertThatThrownBy(() -> run.rewrite("run.json", "ours again", "short"))
          .isInstanceOf(RunException.class);
      assertThatThrownBy(() -> run.log("line")).isInstanceOf(RunException.class);
      run.discard();
      assertThat(stranger.path().resolve("run.json")).hasContent("theirs");
      assertThat(stranger.path().resolve("run.log")).isEmptyFile();
    }
    assertThat(folder.resolve("elsewhere/run.json")).hasContent("ours");
  }

  @Test
  void whereThereIsNoRoomForASecondFileAShorterTextIsWrittenOverTheFirst() throws IOException {
    Path file = Files.writeString(folder.resolve("run.json"), "{\"status\": \"running\"}");
    assertThat(RunFolder.overwritten(file, "{\"status\":1}")).isTrue();
    assertThat(Files.size(file)).isEqualTo(21);
    assertThat(Json.read(file)).containsEntry("status", 1).hasSize(1);
    assertThat(RunFolder.overwritten(file, "x".repeat(22))).isFalse();
    assertThat(Json.read(file)).containsEntry("status", 1);
    assertThat(RunFolder.overwritten(folder, "x")).isFalse();
  }

  @Test
  void aFolderInUseAndOneOfAKilledRunSayWhoseTheyAre() throws IOException {
    String running = "{\"status\": \"running\", \"process\": %s, \"started\": \"%s\"}";
    String now = Instant.now().toString();
    Path file = folder.resolve("run.json");
    Files.writeString(file, running.formatted(Json.compact(ThisProcess.tree()), now));
    assertThatThrownBy(() -> RunFolder.create(folder))
        .hasMessageContaining("a run is going on there (process " + ProcessHandle.current().pid());
    Files.writeString(
        file, running.formatted(Json.compact(ThisProcess.tree()), "2001-01-01T00:00:00Z"));
    assertThatThrownBy(() -> RunFolder.create(folder))
        .as("another process has its number now")
        .hasMessageContaining("a run was killed there (process ");
    Files.writeString(file, running.formatted("{\"id\": 1, \"host\": \"elsewhere\"}", now));
    assertThatThrownBy(() -> RunFolder.create(folder))
        .hasMessageContaining("has not ended, or was killed (process 1 on elsewhere, started");
    Files.writeString(file, "{\"status\": \"finished\"}");
    assertThatThrownBy(() -> RunFolder.create(folder))
        .hasMessageContaining("exists and is not empty; results are never overwritten");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkToNothingIsRefusedAndOneToAnEmptyFolderIsTaken() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("target"));
    assertThatThrownBy(() -> RunFolder.create(link))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is a link to nothing");
    Files.createDirectory(folder.resolve("target"));
    try (RunFolder run = RunFolder.create(link)) {
      run.write("a.txt", "x");
    }
    assertThat(content(folder.resolve("target"))).containsExactly("a.txt", "run.log");
  }
}
