package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said where a plugin fails: whose it is, where, and how. */
class PluginFaultsTest extends CommandLineTestCase {

  private static final String CELL = "com/acme/bad/OneProvider.java";
  private static final String BODY = "return s -> s.output(s.input());";

  private Path plugins() {
    return folder.resolve("plugins");
  }

  private void cell(String body) {
    PluginJar.withCell("com.acme.bad", "bad")
        .replacing(CELL, BODY, body)
        .build(plugins().resolve("acme-bad-1.2.jar"));
  }

  private Path specWithCell() {
    return writeSpec("{cell: gru, units: 4}", "{cell: bad}");
  }

  private JvmProcess.Output run(Path spec) {
    return rnn("run", spec, "--out", folder.resolve("run"), "--plugins", plugins());
  }

  private String file(String name) throws IOException {
    return Files.readString(folder.resolve("run").resolve(name));
  }

  @Test
  void aCellThatThrowsIsNamedWithItsJarItsClassAndItsPlaceInTheSpec() throws IOException {
    cell("return s -> { throw new IllegalStateException(\"my own trouble\"); };");
    Path spec = specWithCell();
    String message =
        "spec.yaml:15:7 model.layers.0: the cell 'bad' (acme-bad-1.2.jar 1.2) failed in"
            + " com.acme.bad.OneProvider: IllegalStateException: my own trouble; ask its author";

    JvmProcess.Output output = run(spec);

    assertThat(output.code()).isEqualTo(ExitCode.FAILED);
    assertThat(output.err()).contains(message).doesNotContain("error of this program");
    assertThat(file("run.json")).contains("\"status\" : \"failed\"", "my own trouble");
    assertThat(file("run.log")).contains("OneProvider.java:");
    for (String command : List.of("validate", "gradients")) {
      JvmProcess.Output other = rnn(command, spec, "--plugins", plugins());
      assertThat(other.code()).isEqualTo(ExitCode.FAILED);
      assertThat(other.err()).contains(message).contains("(stack trace in ");
    }
  }

  /** As Kotlin and Scala do, whose compilers check no exceptions. */
  @Test
  void aCellThatThrowsACheckedExceptionIsNamedLikeAnyOther() throws IOException {
    cell(
        "class Sneak<T extends Throwable> { @SuppressWarnings(\"unchecked\") void of(Throwable t)"
            + " throws T { throw (T) t; } } return s -> new Sneak<RuntimeException>().of(new"
            + " java.io.IOException(\"no file\"));");

    JvmProcess.Output output = run(specWithCell());

    assertThat(output.code()).isEqualTo(ExitCode.FAILED);
    assertThat(output.err())
        .contains("model.layers.0: the cell 'bad' (acme-bad-1.2.jar 1.2) failed in")
        .contains("IOException: no file")
        .doesNotContain("error of this program", "\tat ");
    assertThat(file("run.json")).contains("\"status\" : \"failed\"", "no file");
  }

  @Test
  void aProviderThatCannotMakeItsCellIsNamed() {
    cell("throw new UnsupportedOperationException(\"not today\");");

    assertThat(run(specWithCell()).err())
        .contains("the cell 'bad' (acme-bad-1.2.jar 1.2) failed in com.acme.bad.OneProvider:")
        .contains("UnsupportedOperationException: not today");
  }

  @Test
  void aProviderThatMakesNothingIsNamed() {
    cell("return null;");

    JvmProcess.Output output = run(specWithCell());

    assertThat(output.code()).isEqualTo(ExitCode.FAILED);
    assertThat(output.err())
        .contains("the cell 'bad' (acme-bad-1.2.jar 1.2, com.acme.bad.OneProvider) returned null")
        .contains("from create");
  }

  @Test
  void aCellThatCallsItselfWithoutEndIsNamed() {
    cell("return new Cell() { public void step(org.rnn4j.api.cell.Step s) { step(s); } };");

    JvmProcess.Output output = run(specWithCell());

    assertThat(output.code()).isNotZero();
    assertThat(output.err()).contains("bad").contains("StackOverflowError");
    assertThat(output.err()).doesNotContain("error of this program");
  }

  @Test
  void aCellMadeByALambdaIsNamedByTheClassThatHasIt() {
    cell("return s -> s.state(\"h\", 2);");

    assertThat(run(specWithCell()).err())
        .contains("com.acme.bad.OneProvider")
        .doesNotContain("Lambda");
  }

  @Test
  void aClassThatIsNotInTheJarIsNamedWithWhereItBelongs() throws IOException {
    PluginJar.withCell("com.acme.bad", "bad")
        .file("com/acme/bad/Gone.java", "package com.acme.bad; class Gone { static int n = 1; }")
        .replacing(CELL, BODY, "int n = Gone.n; " + BODY)
        .build(folder.resolve("whole.jar"));
    Files.createDirectories(plugins());
    without(folder.resolve("whole.jar"), "com/acme/bad/Gone.class", plugins().resolve("bad.jar"));

    assertThat(run(specWithCell()).err())
        .contains("the cell 'bad' (bad.jar) failed in com.acme.bad.OneProvider:")
        .contains("NoClassDefFoundError: com/acme/bad/Gone")
        .contains("a jar that the plugin needs is missing");
  }

  private static void without(Path jar, String left, Path target) throws IOException {
    try (var in = new java.util.zip.ZipFile(jar.toFile());
        var out = new java.util.zip.ZipOutputStream(Files.newOutputStream(target))) {
      for (var entry : java.util.Collections.list(in.entries())) {
        if (!entry.getName().equals(left)) {
          out.putNextEntry(new java.util.zip.ZipEntry(entry.getName()));
          out.write(in.getInputStream(entry).readAllBytes());
        }
      }
    }
  }

  @Test
  void whatAConstructorThrewIsTheReasonWhyAPluginIsSkipped() {
    PluginJar.withCell("com.acme.bad", "bad")
        .replacing(
            CELL,
            "implements CellProvider {",
            "implements CellProvider { public OneProvider() { throw new"
                + " IllegalStateException(\"no licence\"); }")
        .build(plugins().resolve("acme-bad-1.2.jar"));

    JvmProcess.Output output = rnn("plugins", "list", "--plugins", plugins());

    assertThat(output.code()).isEqualTo(ExitCode.DONE);
    assertThat(output.err())
        .contains("acme-bad-1.2.jar: plugin skipped:")
        .contains("com.acme.bad.OneProvider")
        .contains("no licence");
  }

  @Test
  void aBaselineThatFitsNothingAndAMetricThatThrowsAreNamedEachAtItsPlace() throws IOException {
    provider("Baseline", "org.rnn4j.api.forecast.Baseline", "empty", "return task -> null;");
    provider(
        "Metric",
        "org.rnn4j.api.forecast.Metric",
        "broken",
        "return scored -> { throw new ArithmeticException(\"no number\"); };");

    assertThat(run(writeSpec("[naive, seasonal-naive, linear]", "[naive, empty]")).err())
        .contains("the baseline 'empty' (Baseline.jar, com.acme.bad.BaselineMaker) returned null");
    Path spec = writeSpec("metrics: [mae, rmse]", "metrics: [mae, broken]");
    JvmProcess.Output output =
        rnn("run", spec, "--out", folder.resolve("second"), "--plugins", plugins());
    assertThat(output.code()).isEqualTo(ExitCode.FAILED);
    assertThat(output.err())
        .contains("spec.yaml:19:16 metrics.1: the metric 'broken' (Metric.jar)")
        .contains("ArithmeticException: no number");
    assertThat(Files.readString(folder.resolve("second").resolve("run.json")))
        .contains("\"status\" : \"failed\"", "no number");
  }

  private void provider(String kind, String type, String name, String body) {
    PluginJar.with(kind, type, name, body).build(plugins().resolve(kind + ".jar"));
  }

  /** In a process of its own, which it ends. */
  @Test
  void aPluginThatEndsTheProcessIsNamedAndTheRunHasFailed() throws IOException {
    cell("return s -> { System.exit(0); };");

    JvmProcess.Output output =
        JvmProcess.run(
            JvmProcess.Launch.CLASS_PATH,
            folder,
            "run",
            specWithCell().toString(),
            "--out",
            "run",
            "--plugins",
            "plugins");

    assertThat(output.code()).isEqualTo(ExitCode.FAILED);
    assertThat(output.err())
        .contains("the cell 'bad' (acme-bad-1.2.jar 1.2) ended the process (System.exit) in")
        .contains("com.acme.bad.OneProvider");
    assertThat(file("run.json")).contains("\"status\" : \"failed\"", "ended the process");

    cell("System.exit(0); " + BODY); // before there is a run
    output =
        JvmProcess.run(
            JvmProcess.Launch.CLASS_PATH, folder, "validate", "spec.yaml", "--plugins", "plugins");
    assertThat(output.code()).isEqualTo(ExitCode.FAILED);
    assertThat(output.err()).contains("com.acme.bad.OneProvider ended the process (System.exit)");
  }
}
