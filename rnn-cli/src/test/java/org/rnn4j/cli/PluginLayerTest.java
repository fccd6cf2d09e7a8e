package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A third party's layer without a state: as good as a built-in one. */
class PluginLayerTest extends CommandLineTestCase {

  private static final String MAKER = "com/acme/bad/LayerMaker.java";

  /** A gated linear layer of two outputs (Dauphin et al. 2017). */
  private static PluginJar gated() {
    return PluginJar.with(
        "Layer",
        "org.rnn4j.api.layer.Layer",
        "gated",
        "return s -> s.output(s.projection(s.input(), 2).times("
            + "org.rnn4j.api.step.Functions.sigmoid(s.projection(s.input(), 2))));");
  }

  private Path plugins(PluginJar jar) throws IOException {
    Path plugins = Files.createDirectories(folder.resolve("plugins"));
    jar.build(plugins.resolve("gated-1.0.jar"));
    return plugins;
  }

  @Test
  void itIsListedAndShownWithItsJar() throws IOException {
    Path plugins = plugins(gated());

    assertThat(rnn("plugins", "list", "--plugins", plugins).out().replaceAll("\\s+", " "))
        .containsPattern(" layer gated For a test. \\(gated( \\S+)?, gated-1\\.0\\.jar\\)");
    assertThat(rnn("--plugins", plugins, "plugins", "show", "layer/gated").out())
        .contains("Example:", "- {layer: gated}");
  }

  @Test
  void itsFolderMayHaveTheNameOfACommand() throws IOException {
    plugins(gated());

    JvmProcess.Output output =
        JvmProcess.run(
            JvmProcess.Launch.CLASS_PATH,
            folder,
            "--plugins",
            "plugins",
            "plugins",
            "show",
            "layer/gated");

    assertThat(output.err()).isEmpty();
    assertThat(output.out()).contains("- {layer: gated}");
  }

  @Test
  void itsKitRunsOverIt() {
    Path jar = gated().build(folder.resolve("gated-1.0.jar"));

    JvmProcess.Output output = rnn("plugins", "check", jar);

    assertThat(output.code()).isEqualTo(ExitCode.DONE);
    assertThat(output.out())
        .containsPattern("(?m)^layer/gated  \\(.*gated-1\\.0\\.jar\\)$")
        .containsPattern("(?m)^  ok      gradients +Gradients by inputs")
        .doesNotContain("FAILED");
  }

  @Test
  void anOptionThatItDoesNotHaveComesWithItsPositionLikeAnUnknownKey() throws IOException {
    Path spec =
        write(
            "wrong.yaml",
            """
            version: 1
            data: {source: waves, series: 20, steps: 10, split: {train: 12, validation: 4, test: 4}}
            task: {lookback: 10, horizon: 1}
            model: {layers: [{layer: gated, depth: 3}, {cell: simple, units: 2}]}
            training: {epoch: 1}
            """);

    JvmProcess.Output output = rnn("validate", spec, "--plugins", plugins(gated()));

    assertThat(output.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(output.err())
        .contains("wrong.yaml:4:33 model.layers.0.depth: unknown key 'depth'")
        .contains("wrong.yaml:5:12 training.epoch: unknown key 'epoch'");
  }

  @Test
  void whatTheEngineRefusesOfItNamesItsJar() throws IOException {
    Path spec =
        write(
            "empty.yaml",
            """
            version: 1
            data: {source: waves, series: 20, steps: 10, split: {train: 12, validation: 4, test: 4}}
            task: {lookback: 10, horizon: 1}
            model: {layers: [{layer: gated}, {cell: simple, units: 2}]}
            """);
    PluginJar empty =
        PluginJar.with("Layer", "org.rnn4j.api.layer.Layer", "gated", "return s -> {};");

    JvmProcess.Output output = rnn("validate", spec, "--plugins", plugins(empty));

    assertThat(output.err())
        .contains("empty.yaml:4:18 model.layers.0: ")
        .containsPattern("the layer .* \\(layer 'gated' from .*gated-1\\.0\\.jar");
  }

  @Test
  void itTrainsByNameAndItsModelIsRefusedWhereItComputesSomethingElse() throws IOException {
    Path spec =
        write(
            "gated.yaml",
            """
            version: 1
            data: {source: waves, series: 20, steps: 10, split: {train: 12, validation: 4, test: 4}}
            task: {lookback: 10, horizon: 1}
            model: {layers: [{layer: gated}, {cell: simple, units: 2}]}
            strategy: direct
            training: {epochs: 1}
            baselines: [naive]
            """);
    Path plugins = plugins(gated());
    Path run = folder.resolve("run");

    JvmProcess.Output output = rnn("run", spec, "--plugins", plugins, "--out", run, "--quiet");

    assertThat(output.err()).isEmpty();
    assertThat(output.code()).isEqualTo(ExitCode.DONE);
    assertThat(Files.readString(run.resolve("experiment.yaml"))).contains("layer: gated");
    assertThat(Files.readString(run.resolve("model").resolve("model.json")))
        .contains("layer-1.W.y", "gated-1.0.jar");

    plugins(gated().replacing(MAKER, "sigmoid", "tanh"));
    JvmProcess.Output other =
        rnn("forecast", run, "--plugins", plugins, "--input", write("any.csv", "y\n1\n2\n"));
    assertThat(other.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(other.err())
        .contains("equations.layer-1: this layer computes something else than the one that was");
  }

  @Test
  void whatItGetsWrongStandsAtItsPlaceInTheSpec() throws IOException {
    Path spec =
        write(
            "gated.yaml",
            """
            version: 1
            data: {source: waves, series: 20, steps: 10, split: {train: 12, validation: 4, test: 4}}
            task: {lookback: 10, horizon: 1}
            model: {layers: [{cell: simple, units: 2}, {layer: gated}]}
            strategy: direct
            """);
    Path plugins = plugins(gated().replacing(MAKER, "s.output(", "s.input().product("));

    JvmProcess.Output output = rnn("run", spec, "--plugins", plugins);

    assertThat(output.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(output.err())
        .contains(
            "gated.yaml:4:",
            "model.layers.1: the layer com.acme.bad.LayerMaker breaks the rules of its step: a"
                + " product",
            "(layer 'gated' from gated-1.0.jar 1.0); correct the layer's step");
  }
}
