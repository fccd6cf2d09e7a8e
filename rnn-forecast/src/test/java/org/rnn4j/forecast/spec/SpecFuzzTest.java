package org.rnn4j.forecast.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.forecast.fuzz.Fuzz;

/**
 * Mutations of the shipped specs. Whatever a spec has become, reading it ends in problems with
 * their places, or in a spec that is written and read again as the same, every number of which is
 * the one that was written. 2,000 mutations, with {@code -Drnn4j.full=true} 20,000.
 */
class SpecFuzzTest {

  private static final Path SHIPPED = Path.of("..", "examples", "specs");
  private static final int MUTATIONS = Fuzz.runs();
  private static final int LONGEST_PROBLEM = 3000; // characters; unknown names list what there is

  private static final String EVERYTHING =
      """
      version: 1
      name: everything
      seed: 12345678901
      data:
        source: csv
        path: data.csv
        time: day
        targets: [a, b]
        past-covariates: [c]
        frequency: 1d
        season: 7
        missing: interpolate
        split: {train: 100, validation: 20, test: 20}
      scaler: standard
      task: {type: forecast, lookback: 24, horizon: 3}
      model:
        preset: keras
        head: dense
        layers:
          - {cell: lstm, units: 3, normalizer: {type: layer-norm, epsilon: 0.01}, dropout: 0.1}
          - {layer: dense, units: 2}
      strategy: {type: sequence-to-sequence}
      training:
        loss: {type: huber, delta: 1.5}
        optimizer: {type: adam, learning-rate: 1e-2, epsilon: 1e-7}
        schedule: {type: exponential, factor: 0.9}
        epochs: 7
        batch-size: 8
        shuffle: false
        clip: {norm: 1.5}
        early-stopping: {patience: 3, metric: rmse, min-delta: 0.5}
        max-minutes: 2
      baselines: [naive, {type: linear, name: fed-back, mode: iterative}]
      metrics: [rmse, mape]
      metrics-scale: scaled
      require: {skill-over: fed-back, at-least: 0.1}
      """;

  @TempDir private Path folder;

  @Test
  void aMutatedSpecIsRefusedWithItsPlaceOrIsWhatItSays() throws IOException {
    List<Path> specs = corpus();
    List<String> keys = keys();
    int read = 0;
    for (int seed = 0; seed < MUTATIONS; seed++) {
      Random random = new Random(seed);
      SpecMutations mutations = new SpecMutations(random, keys);
      Path original = specs.get(random.nextInt(specs.size()));
      String text = Files.readString(original);
      List<String> overrides = new ArrayList<>();
      if (random.nextInt(3) == 0) {
        for (int n = 1 + random.nextInt(2); n > 0; n--) {
          overrides.add(mutations.override());
        }
      } else {
        text = mutations.text(text);
      }
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8); // halves of pairs become '?'
      Path mutated = Files.write(original.resolveSibling("mutated.yaml"), bytes);
      try {
        read += survives(mutated, overrides) ? 1 : 0;
      } catch (AssertionError | RuntimeException | StackOverflowError e) {
        fail("seed %d, overrides %s, of %s:%n%s".formatted(seed, overrides, original, text), e);
      }
    }
    assertThat(read).as("both outcomes are seen").isBetween(MUTATIONS / 20, MUTATIONS * 19 / 20);
  }

  /** Whether it is a spec; fails when the outcome is neither that nor a refusal in words. */
  private boolean survives(Path file, List<String> overrides) {
    ExperimentSpec spec;
    try {
      spec = SpecReader.read(file, overrides, SpecFiles.REGISTRY);
    } catch (InputException e) {
      assertThat(e.problems()).isNotEmpty().allSatisfy(this::hasPlaceAndLength);
      return false;
    }
    String yaml = SpecWriter.write(spec, folder.resolve("run"));
    Path written = write("run/experiment.yaml", yaml);
    ExperimentSpec again = SpecReader.read(written, List.of(), SpecFiles.REGISTRY);
    assertThat(again).isEqualTo(spec);
    assertThat(SpecWriter.write(again, folder.resolve("run"))).isEqualTo(yaml);
    if (overrides.isEmpty()) {
      sameNumbers(tree(file), tree(written), "");
    }
    return true;
  }

  private void hasPlaceAndLength(Problem problem) {
    assertThat(problem.place()).isNotEmpty();
    assertThat(problem.place().startsWith(folder.toString()) || problem.place().startsWith("--set"))
        .as(problem.place())
        .isTrue();
    assertThat(problem.toString()).hasSizeLessThan(LONGEST_PROBLEM).doesNotContain("Exception");
    assertThat(problem.message()).isNotEmpty();
  }

  private static Node tree(Path file) {
    return new SpecFile(new Problems()).read(file);
  }

  // What is a number in what was written down was that number in the text.
  private static void sameNumbers(Node text, Node written, String path) {
    if (text instanceof Node.Mapping before && written instanceof Node.Mapping after) {
      for (Map.Entry<String, Node.Entry> entry : before.entries().entrySet()) {
        Node.Entry other = after.entries().get(entry.getKey());
        if (other != null) {
          sameNumbers(entry.getValue().value(), other.value(), path + "." + entry.getKey());
        }
      }
    } else if (text instanceof Node.Sequence before && written instanceof Node.Sequence after) {
      assertThat(after.items()).as(path).hasSameSizeAs(before.items());
      List<Node> said = inOrder(before, path);
      for (int i = 0; i < said.size(); i++) {
        sameNumbers(said.get(i), after.items().get(i), path + "." + i);
      }
    } else if (text instanceof Node.Scalar before
        && written instanceof Node.Scalar after
        && !before.isNull()
        && Values.isDecimal(after)) {
      BigDecimal said = new BigDecimal(before.text());
      BigDecimal used = new BigDecimal(after.text());
      boolean same =
          Values.isWhole(after)
              ? said.compareTo(used) == 0
              : said.doubleValue() == used.doubleValue() && said.signum() == used.signum();
      assertThat(same).as("%s: %s became %s", path, before.text(), after.text()).isTrue();
    }
  }

  // Lags are written down in their order, the shortest first.
  private static List<Node> inOrder(Node.Sequence list, String path) {
    return path.equals(".inputs.lags")
        ? list.items().stream()
            .sorted(Comparator.comparing(lag -> new BigDecimal(((Node.Scalar) lag).text())))
            .toList()
        : list.items();
  }

  @Test
  void aNumberWithSeparatorsIsNeverAnotherNumber() {
    int refused = 0;
    for (String line : EVERYTHING.lines().toList()) {
      for (String number : List.of("1,000", "0,5", "1_000", "1 000", "1'000", "010", "1,0,0")) {
        String changed = line.replaceFirst("(?<=[ :])[0-9][0-9.e-]*(?=[,}]|$)", number);
        if (!changed.equals(line)) {
          write("spec.yaml", EVERYTHING.replace(line, changed));
          assertThat(new SpecFiles(folder).problems(folder.resolve("spec.yaml")))
              .as(changed)
              .isNotEmpty();
          refused++;
        }
      }
    }
    assertThat(refused).isGreaterThan(100);
  }

  private List<Path> corpus() throws IOException {
    List<Path> specs = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SHIPPED)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        specs.add(write("specs/" + SHIPPED.relativize(file), Files.readString(file)));
      }
    }
    assertThat(specs).hasSizeGreaterThan(20);
    for (int i = 0; i < 10; i++) { // as often as it has more in it than others
      specs.add(write("specs/everything.yaml", EVERYTHING));
    }
    return specs;
  }

  private static List<String> keys() {
    List<String> keys = new ArrayList<>();
    Map<String, String> places =
        Map.of(
            "experiment",
            "",
            "split",
            "data.split.",
            "layer",
            "model.layers.0.",
            "clip",
            "training.clip.",
            "early-stopping",
            "training.early-stopping.",
            "baselines",
            "baselines.0.");
    for (SpecSection<?> section : SpecSection.all()) {
      String place = places.getOrDefault(section.name(), section.name() + ".");
      section.keys().forEach(key -> keys.add(place + key.name()));
    }
    keys.addAll(List.of("data.path", "data.targets", "data.time", "metrics.0", "model.layers.1"));
    return keys;
  }

  private Path write(String name, String content) {
    return new SpecFiles(folder).write(name, content);
  }
}
