package org.rnn4j.examples.benchmarks.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.rnn4j.examples.benchmarks.work.NetworkWork;
import org.rnn4j.examples.benchmarks.work.NetworkWork.Extra;
import org.rnn4j.examples.benchmarks.work.Work;
import org.rnn4j.examples.benchmarks.work.Works;

/**
 * What to measure and how.
 *
 * @param benchmarks the folder of the benchmarks
 * @param entrants who takes part, ours first
 * @param works what is done
 * @param footprint whether start-up, memory and download are measured as well
 * @param job whether the main job from start to end is as well
 * @param runs of each contestant
 * @param runSeconds about how long a run lasts
 * @param warmUpSeconds how long Java warms up
 */
record Settings(
    Path benchmarks,
    List<Entrant> entrants,
    List<Work> works,
    boolean footprint,
    boolean job,
    int runs,
    double runSeconds,
    double warmUpSeconds) {

  private static final String FOOTPRINT = "footprint";
  private static final String JOB = "job";

  /** Reads {@code --option value} pairs. */
  static Settings of(String... args) {
    Map<String, String> given =
        new TreeMap<>(
            Map.of(
                "--benchmarks", "examples/benchmarks",
                "--jdks", System.getProperty("java.home"),
                "--with", "",
                "--only", "",
                "--runs", "7",
                "--run-seconds", "0.2",
                "--warm-up", "2"));
    for (int i = 0; i < args.length; i += 2) {
      if (!given.containsKey(args[i]) || i + 1 == args.length) {
        throw new IllegalArgumentException(
            "'" + args[i] + "' is not an option with a value; there are " + given.keySet());
      }
      given.put(args[i], args[i + 1]);
    }
    List<String> only = list(given.get("--only"));
    List<Work> works = works(only);
    return new Settings(
        Path.of(given.get("--benchmarks")),
        entrants(list(given.get("--with")), given.get("--jdks"), works),
        works,
        only.isEmpty() || only.contains(FOOTPRINT),
        only.isEmpty() || only.contains(JOB),
        Integer.parseInt(given.get("--runs")),
        Double.parseDouble(given.get("--run-seconds")),
        Double.parseDouble(given.get("--warm-up")));
  }

  private static List<String> list(String commaSeparated) {
    return Arrays.stream(commaSeparated.split(",")).filter(s -> !s.isBlank()).toList();
  }

  // A beginning stands for everything that begins so: W1 for W1-simple, W1-lstm and W1-gru.
  private static List<Work> works(List<String> only) {
    List<Work> works = new ArrayList<>();
    for (Work work : Works.all()) {
      if (only.isEmpty() || only.stream().anyMatch(work.name()::startsWith)) {
        works.add(work);
      }
    }
    for (String name : only) {
      boolean work = !name.equals(FOOTPRINT) && !name.equals(JOB);
      if (work && works.stream().noneMatch(w -> w.name().startsWith(name))) {
        Works.named(name); // says what there is
      }
    }
    return works;
  }

  private static List<Entrant> entrants(List<String> with, String jdks, List<Work> works) {
    List<Path> homes = homes(jdks);
    List<String> names = names(homes);
    List<Entrant> entrants = new ArrayList<>();
    for (int i = 0; i < homes.size(); i++) {
      entrants.add(new Entrant(names.get(i), Entrant.Kind.OURS, homes.get(i)));
    }
    if (works.stream().anyMatch(w -> w instanceof NetworkWork n && n.extra() != Extra.NONE)) {
      String name = entrants.get(0).name() + Table.PLAIN;
      entrants.add(new Entrant(name, Entrant.Kind.PLAIN, homes.get(0)));
    }
    for (Entrant.Kind kind : Entrant.Kind.guests()) {
      if (with.isEmpty() || with.contains(kind.folder())) {
        String name = (kind.isPeer() ? "" : entrants.get(0).name() + ", ") + kind.folder();
        entrants.add(new Entrant(name, kind, homes.get(0)));
      }
    }
    for (String name : with) {
      if (Entrant.Kind.named(name).isEmpty()) {
        throw new IllegalArgumentException(
            "unknown contestant '"
                + name
                + "'; there are "
                + Entrant.Kind.guests().stream().map(Entrant.Kind::folder).toList());
      }
    }
    return entrants;
  }

  // Each JDK once, whatever links lead to it: two contestants that are one would share a process.
  private static List<Path> homes(String jdks) {
    return Arrays.stream(jdks.split(":"))
        .filter(home -> !home.isBlank())
        .map(Settings::realPath)
        .distinct()
        .toList();
  }

  private static Path realPath(String home) {
    try {
      return Path.of(home).toRealPath();
    } catch (IOException e) {
      throw new IllegalArgumentException("there is no JDK in " + home, e);
    }
  }

  // By version; by folder where two are of one version.
  private static List<String> names(List<Path> homes) {
    if (homes.size() == 1) {
      return List.of("ours");
    }
    List<String> byVersion = homes.stream().map(home -> "ours" + suffix(home)).toList();
    return IntStream.range(0, homes.size())
        .mapToObj(
            i ->
                Collections.frequency(byVersion, byVersion.get(i)) == 1
                    ? byVersion.get(i)
                    : "ours " + homes.get(i))
        .toList();
  }

  private static String suffix(Path home) {
    try {
      return Files.readAllLines(home.resolve("release")).stream()
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> " " + line.replaceAll("[^0-9.]", "").split("\\.")[0])
          .findFirst()
          .orElse(" " + home.getFileName());
    } catch (IOException e) {
      return " " + home.getFileName();
    }
  }
}
