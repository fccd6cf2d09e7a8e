package org.rnn4j.forecast.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.RunException;

class WholeFileTest {

  private static final Path FULL_DEVICE = Path.of("/dev/full");
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  @TempDir private Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  private static long openFiles() throws IOException {
    try (Stream<Path> files = Files.list(OPEN_FILES)) {
      return files.count();
    }
  }

  @Test
  void aFileOfTheUsersThatLooksTemporaryStays() throws IOException {
    Path file = folder.resolve("a.csv");
    Files.writeString(folder.resolve("a.csv.tmp"), "precious");
    WholeFile.replace(file, WholeFile.text("first"));
    WholeFile.replace(file, WholeFile.text("second"));
    assertThat(file).hasContent("second");
    assertThat(folder.resolve("a.csv.tmp")).hasContent("precious");
    assertThat(names()).containsExactly("a.csv", "a.csv.tmp");
  }

  @Test
  void aNameMayBeAsLongAsNamesMayBe() throws IOException {
    String longest = "n".repeat(255);
    WholeFile.replace(folder.resolve(longest), WholeFile.text("x"));
    assertThat(names()).containsExactly(longest);
  }

  @Test
  void aFailureNamesTheFileKeepsTheOldOneAndHoldsNothingOpen() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "old");
    boolean countable = Files.isDirectory(OPEN_FILES);
    long before = countable ? openFiles() : 0;
    for (int i = 0; i < 50; i++) {
      assertThatThrownBy(
              () ->
                  WholeFile.replace(
                      file,
                      out -> {
                        out.write(new byte[100_000]);
                        throw new IOException("No space left on device");
                      }))
          .isInstanceOf(RunException.class)
          .hasMessage(file + " cannot be written: No space left on device");
    }
    assertThat(file).hasContent("old");
    assertThat(names()).containsExactly("a.csv");
    assertThat(countable ? openFiles() : 0).isLessThan(before + 40);
  }

  @Test
  void aFullDeviceIsNamedAndNotHeldOpen() throws IOException {
    assumeTrue(Files.isWritable(FULL_DEVICE) && Files.isDirectory(OPEN_FILES));
    long before = openFiles();
    for (int i = 0; i < 50; i++) {
      assertThatThrownBy(() -> WholeFile.writeInto(FULL_DEVICE, WholeFile.text("x")))
          .isInstanceOf(RunException.class)
          .hasMessageStartingWith("/dev/full cannot be written: ");
    }
    assertThat(openFiles()).isLessThan(before + 40);
  }

  @Test
  void aMissingFolderIsNamedInWords() {
    Path file = folder.resolve("none/a.csv");
    assertThatThrownBy(() -> WholeFile.replace(file, WholeFile.text("x")))
        .hasMessage(file + " cannot be written: its folder is not there");
  }

  @Test
  void whatIsThereIsNotCreatedOver() throws IOException {
    Path file = folder.resolve("a.csv");
    assertThat(WholeFile.create(file, WholeFile.text("first"))).isTrue();
    assertThat(WholeFile.create(file, WholeFile.text("second"))).isFalse();
    assertThat(file).hasContent("first");
    assertThat(names()).containsExactly("a.csv");
  }

  @Test
  void ofManyThatCreateAFileOneDoes() {
    for (int round = 0; round < 10; round++) {
      Path file = folder.resolve("file" + round);
      AtomicInteger winners = new AtomicInteger();
      IntStream.range(0, 8)
          .parallel()
          .filter(i -> WholeFile.create(file, WholeFile.text("by " + i)))
          .forEach(i -> winners.incrementAndGet());
      assertThat(winners).hasValue(1);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkIsReplacedAndWhatItPointsToIsLeftAlone() throws IOException {
    Path target = Files.writeString(folder.resolve("target"), "of somebody else");
    Path link = Files.createSymbolicLink(folder.resolve("link"), target);
    WholeFile.replace(link, WholeFile.text("ours"));
    assertThat(target).hasContent("of somebody else");
    assertThat(Files.isSymbolicLink(link)).isFalse();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theNewFileHasThePermissionsOfTheOldOne() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
    WholeFile.replace(file, WholeFile.text("new"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-rw----");
  }

  @Test
  void anInterruptedThreadStillWritesAndStaysInterrupted() {
    Path file = folder.resolve("a.csv");
    Thread.currentThread().interrupt();
    WholeFile.replace(file, WholeFile.text("whole"));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(file).hasContent("whole");
  }

  @Test
  void whatIsNoTextIsRefusedAndNotWrittenAsSomethingElse() throws IOException {
    Path file = folder.resolve("a.csv");
    assertThatThrownBy(() -> WholeFile.replace(file, WholeFile.text("half a pair: \uD800")))
        .isInstanceOf(RunException.class)
        .hasMessageStartingWith(file + " cannot be written");
    assertThat(names()).isEmpty();
  }
}
