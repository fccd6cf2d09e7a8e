package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Builds a third party's jar outside the reactor, with javac and jar, against rnn-api alone. */
final class PluginJar {

  private final Map<String, String> files = new LinkedHashMap<>(); // path to content

  /** A jar without anything yet. */
  static PluginJar empty() {
    return new PluginJar();
  }

  /** A jar with one provider, {@code com.acme.bad.KINDMaker}, whose create has this body. */
  static PluginJar with(String kind, String type, String name, String body) {
    String service = "org.rnn4j.api.spi." + kind + "Provider";
    return empty()
        .file(
            "com/acme/bad/" + kind + "Maker.java",
            """
            package com.acme.bad;
            public final class %1$sMaker implements %2$s {
              public String name() { return "%3$s"; }
              public String summary() { return "For a test."; }
              public %4$s create(org.rnn4j.api.option.Options options) { %5$s }
            }
            """
                .formatted(kind, service, name, type, body))
        .file("META-INF/services/" + service, "com.acme.bad." + kind + "Maker\n");
  }

  /** The jar of {@code examples/plugin-cell}, from its sources. */
  static PluginJar ofExample() {
    PluginJar jar = new PluginJar();
    Path main = Path.of("..", "examples", "plugin-cell", "src", "main");
    try (Stream<Path> sources = Files.walk(main)) {
      for (Path file : sources.filter(Files::isRegularFile).toList()) {
        String path = main.relativize(file).toString().replace('\\', '/');
        jar.files.put(path.substring(path.indexOf('/') + 1), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }

  /** As {@link #withCell}, with these options, each an expression of Java. */
  static PluginJar withCellOf(String packageName, String cellName, String... options) {
    return withCell(packageName, cellName)
        .replacing(
            packageName.replace('.', '/') + "/OneProvider.java",
            "public Cell create",
            """
            public java.util.List<org.rnn4j.api.option.Option<?>> options() {
              return java.util.List.of(%s);
            }

            @Override
            public Cell create\
            """
                .formatted(String.join(", ", options)));
  }

  /** A jar with one cell of this name in this package, without a module descriptor. */
  static PluginJar withCell(String packageName, String cellName) {
    return empty()
        .file(
            packageName.replace('.', '/') + "/OneProvider.java",
            """
            package %s;

            import org.rnn4j.api.cell.Cell;
            import org.rnn4j.api.option.Options;
            import org.rnn4j.api.spi.CellProvider;

            public final class OneProvider implements CellProvider {
              @Override
              public String name() {
                return "%s";
              }

              @Override
              public String summary() {
                return "A test's cell.";
              }

              @Override
              public Cell create(Options options) {
                return s -> s.output(s.input());
              }
            }
            """
                .formatted(packageName, cellName))
        .file("META-INF/services/org.rnn4j.api.spi.CellProvider", packageName + ".OneProvider\n");
  }

  /**
   * A jar without a module descriptor that has an optimizer {@code acme-descent}, a strategy {@code
   * acme-direct} and a metric {@code acme-metric}, all of them sound.
   */
  static PluginJar withOtherKinds() {
    return empty()
        .provider(
            "Optimizer",
            "org.rnn4j.api.optimize.Optimizer",
            "acme-descent",
            """
            return new Optimizer() {
              private double rate;
              private long steps;

              @Override
              public double learningRate() {
                return 0.01;
              }

              @Override
              public void prepare(int size) {
                steps = 0;
              }

              @Override
              public void beginStep(double learningRate) {
                rate = learningRate;
                steps++;
              }

              @Override
              public void update(float[] p, float[] g, int from, int to, boolean decay) {
                for (int i = from; i < to; i++) {
                  p[i] -= (float) rate * g[i];
                }
              }

              @Override
              public long steps() {
                return steps;
              }

              @Override
              public java.util.Map<String, float[]> state() {
                return java.util.Map.of();
              }

              @Override
              public void resume(long done) {
                steps = done;
              }
            };
            """)
        .provider(
            "ForecastStrategy",
            "org.rnn4j.api.forecast.ForecastStrategy",
            "acme-direct",
            """
            return new ForecastStrategy() {
              @Override
              public org.rnn4j.api.forecast.Block forecast(
                  org.rnn4j.api.forecast.Predictor predictor,
                  org.rnn4j.api.forecast.ForecastRequest request) {
                return predictor.start(request.history());
              }
            };
            """)
        .provider(
            "Metric", "org.rnn4j.api.forecast.Metric", "acme-metric", "return scored -> 0.0;");
  }

  private PluginJar provider(String kind, String type, String name, String body) {
    String service = "org.rnn4j.api.spi." + kind + "Provider";
    return file(
            "com/acme/kinds/" + kind + "Maker.java",
            """
            package com.acme.kinds;

            import %s;

            public final class %sMaker implements %s {
              @Override
              public String name() {
                return "%s";
              }

              @Override
              public String summary() {
                return "For a test.";
              }

              @Override
              public %s create(org.rnn4j.api.option.Options options) {
                %s
              }
            }
            """
                .formatted(type, kind, service, name, kind, body))
        .file("META-INF/services/" + service, "com.acme.kinds." + kind + "Maker\n");
  }

  /** Adds or replaces a file; those that end in {@code .java} are compiled. */
  PluginJar file(String path, String content) {
    files.put(path, content);
    return this;
  }

  /** Leaves a file out. */
  PluginJar without(String path) {
    assertThat(files.remove(path)).isNotNull();
    return this;
  }

  /** Replaces text in a file that has it. */
  PluginJar replacing(String path, String from, String to) {
    assertThat(files.get(path)).contains(from);
    return file(path, files.get(path).replace(from, to));
  }

  /** Writes the jar. */
  Path build(Path target) {
    try {
      Path work = Files.createTempDirectory("plugin-jar");
      Path classes = Files.createDirectories(work.resolve("classes"));
      List<String> sources = new ArrayList<>();
      for (Map.Entry<String, String> entry : files.entrySet()) {
        boolean source = entry.getKey().endsWith(".java");
        Path file = (source ? work.resolve("sources") : classes).resolve(entry.getKey());
        Files.createDirectories(file.getParent());
        Files.writeString(file, entry.getValue());
        if (source) {
          sources.add(file.toString());
        }
      }
      if (!sources.isEmpty()) {
        boolean modular = files.containsKey("module-info.java");
        List<String> arguments = new ArrayList<>(List.of("--release", "17", "-d"));
        arguments.add(classes.toString());
        arguments.add(modular ? "-p" : "-cp");
        arguments.add(JvmProcess.elementWith("org/rnn4j/api/cell/Cell.class").toString());
        arguments.addAll(sources);
        tool("javac", arguments);
      }
      Files.createDirectories(target.toAbsolutePath().getParent());
      tool("jar", List.of("-c", "-f", target.toString(), "-C", classes.toString(), "."));
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void tool(String name, List<String> arguments) {
    StringWriter messages = new StringWriter();
    PrintWriter writer = new PrintWriter(messages);
    int code =
        ToolProvider.findFirst(name)
            .orElseThrow()
            .run(writer, writer, arguments.toArray(String[]::new));
    assertThat(code).as(name + ": " + messages).isZero();
  }
}
