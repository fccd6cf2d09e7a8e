package org.rnn4j.examples.benchmarks.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A contestant and the Java that it runs on.
 *
 * @param name in the table
 * @param kind which of the known contestants
 * @param java the JDK's folder
 */
record Entrant(String name, Kind kind, Path java) {

  /** The known contestants. */
  enum Kind {
    OURS("ours", "ours.Ours", List.of("--add-modules", "jdk.incubator.vector")),
    /** Ours without what a work adds to the plain cell: what that costs is measured beside it. */
    PLAIN(
        "plain",
        "ours.Ours",
        List.of("--add-modules", "jdk.incubator.vector", "-Drnn4j.benchmarks.plain=true")),
    /** Ours with a cell of a third party. */
    PLUGIN(
        "plugin",
        "ours.Ours",
        List.of("--add-modules", "jdk.incubator.vector", "-Drnn4j.benchmarks.cells=twin-")),
    TENSORFLOW("tensorflow", "tensorflow.TensorFlow", List.of()),
    DJL("djl", "djl.Djl", List.of()),
    LIBTORCH("libtorch", "libtorch.LibTorch", List.of()),
    ONEDNN("onednn", "onednn.OneDnn", List.of()),
    ONNXRUNTIME("onnxruntime", "onnxruntime.OnnxRuntime", List.of()),
    DEEPLEARNING4J("deeplearning4j", "deeplearning4j.Deeplearning4j", List.of()),
    OPENBLAS("openblas", "openblas.OpenBlas", List.of());

    private final String folder;
    private final String contestant;
    private final List<String> options;

    Kind(String folder, String contestant, List<String> options) {
      this.folder = folder;
      this.contestant = contestant;
      this.options = options;
    }

    /** Whether it is a library of others'. */
    boolean isPeer() {
      return this != OURS && this != PLAIN && this != PLUGIN;
    }

    /** Those that are asked for by name. */
    static List<Kind> guests() {
      return Arrays.stream(values()).filter(kind -> kind != OURS && kind != PLAIN).toList();
    }

    String folder() {
      return folder;
    }

    static Optional<Kind> named(String name) {
      return guests().stream().filter(kind -> kind.folder.equals(name)).findFirst();
    }
  }

  private static final String PACKAGE = "org.rnn4j.examples.benchmarks.";

  /** The JVM gets no younger by what others did in it: peers are native, so one process does. */
  boolean freshForEachWork() {
    return !kind.isPeer();
  }

  /** The numbers of threads that are tried. One was always the best of the slowest contestant. */
  List<Integer> threads() {
    return kind == Kind.DEEPLEARNING4J ? List.of(1) : List.of(1, 2);
  }

  /**
   * How long it warms up. Native code needs to fill its caches, Java to be compiled.
   *
   * @param seconds what Java gets
   */
  double warmUpSeconds(double seconds) {
    return !kind.isPeer() || kind == Kind.DEEPLEARNING4J ? seconds : seconds / 3;
  }

  /** The jars that a user of this library has to have. */
  List<Path> jars(Path benchmarks) {
    return classPath(benchmarks).stream()
        .filter(path -> path.toString().endsWith(".jar"))
        .filter(path -> kind.isPeer() || path.toString().contains("rnn-"))
        .filter(path -> !path.getFileName().toString().startsWith("benchmarks-"))
        .toList();
  }

  private List<Path> classPath(Path benchmarks) {
    Path target =
        kind == Kind.OURS || kind == Kind.PLAIN
            ? benchmarks.resolve("target")
            : benchmarks.resolve("peers").resolve(kind.folder).resolve("target");
    try {
      List<Path> paths = new ArrayList<>(List.of(target.resolve("classes")));
      for (String path : Files.readString(target.resolve("class-path")).split(":")) {
        paths.add(Path.of(path.strip()));
      }
      return paths;
    } catch (IOException e) {
      throw new UncheckedIOException("has " + target + " been built?", e);
    }
  }

  /** How its process starts. */
  ProcessBuilder process(Path benchmarks, int threads) {
    List<String> command = new ArrayList<>();
    command.add(java.resolve("bin/java").toString());
    command.add("-XX:+UseSerialGC"); // as the command rnn does; the same for everybody
    command.addAll(kind.options);
    command.add("-cp");
    command.add(String.join(":", classPath(benchmarks).stream().map(Path::toString).toList()));
    command.add(PACKAGE + "work.Worker");
    command.add(PACKAGE + kind.contestant);
    command.add(Integer.toString(threads));
    Path log = benchmarks.resolve("target").resolve("peers-" + kind.folder + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment(threads));
    return builder;
  }

  // OpenBLAS inside of libtorch does not get on with the threads of libtorch: one is its best.
  private Map<String, String> environment(int threads) {
    String omp = Integer.toString(threads);
    return switch (kind) {
      case LIBTORCH, OPENBLAS -> Map.of("OPENBLAS_NUM_THREADS", "1", "OMP_NUM_THREADS", omp);
      default -> Map.of("OMP_NUM_THREADS", omp);
    };
  }
}
