package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A model of a third party's cell, and what became of the plugin since it was trained. */
class ModelsAndPluginsTest extends CommandLineTestCase {

  private static final String SOURCE = "com/acme/cells/OneProvider.java";
  private static final String NOTHING = "return s -> s.output(s.input());";
  private static final String EQUATION =
      """
      return s -> {
        var next = s.state("h", 1).times(0.5).plus(s.input());
        s.next("h", next);
        s.output(next);
      };
      """;

  private Path run;

  private static PluginJar cell(String equation) {
    return PluginJar.withCell("com.acme.cells", "acme").replacing(SOURCE, NOTHING, equation);
  }

  private Path plugins(String version, String equation) {
    Path plugins = folder.resolve("plugins-" + version);
    cell(equation).build(plugins.resolve("acme-cells-" + version + ".jar"));
    return plugins;
  }

  @BeforeEach
  void train() {
    run = folder.resolve("run");
    Path spec = writeSpec("cell: gru, units: 4", "cell: acme");
    JvmProcess.Output trained =
        rnn("run", spec, "--out", run, "--quiet", "--plugins", plugins("1.0", EQUATION));
    assertThat(trained.code()).as(trained.err()).isZero();
  }

  private JvmProcess.Output forecast(Path plugins) {
    return rnn("forecast", run, "--input", folder.resolve("data.csv"), "--plugins", plugins);
  }

  @Test
  void theSameVersionForecastsWithoutAWord() {
    JvmProcess.Output output = forecast(folder.resolve("plugins-1.0"));
    assertThat(output.code()).isZero();
    assertThat(output.err()).doesNotContain("warning");
    assertThat(run.resolve("model/model.json")).content().contains("\"acme-cells-1.0.jar\"");
  }

  @Test
  void anotherVersionOfTheSameEquationsIsAWarning() {
    JvmProcess.Output output = forecast(plugins("2.0", EQUATION));
    assertThat(output.code()).isZero();
    assertThat(output.out()).isEqualTo(forecast(folder.resolve("plugins-1.0")).out());
    assertThat(output.err())
        .contains(
            "warning: "
                + run.resolve("model/model.json")
                + ": the cell 'acme' was made with acme.cells 1.0, acme-cells-1.0.jar, and is now"
                + " from acme.cells 2.0, acme-cells-2.0.jar; the equations of its cells are the"
                + " same; nothing else could be compared\n");
  }

  @Test
  void anotherVersionOfOtherEquationsIsRefused() {
    JvmProcess.Output output = forecast(plugins("3.0", EQUATION.replace("0.5", "0.25")));
    assertThat(output.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(output.out()).isEmpty();
    assertThat(output.err())
        .contains(
            "model.json equations.layer-1: the cell of this layer, or its normalizer, computes"
                + " something else than the one that was trained (the cell 'acme' was made with"
                + " acme.cells 1.0, acme-cells-1.0.jar, and is now from acme.cells 3.0,"
                + " acme-cells-3.0.jar); install what the model was made with, or train it again");
  }

  @Test
  void aChangeUnderTheSameVersionIsRefusedToo() {
    Path plugins = folder.resolve("changed");
    cell(EQUATION.replace("plus", "minus")).build(plugins.resolve("acme-cells-1.0.jar"));
    JvmProcess.Output output = forecast(plugins);
    assertThat(output.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(output.err()).contains("computes something else than the one that was trained;");
  }

  @Test
  void anotherListOfParametersIsRefused() {
    String gain =
        "s.parameter(org.rnn4j.api.cell.ParameterSpec.vector(\"gain\", 1,"
            + " org.rnn4j.api.cell.ParameterRole.OTHER,"
            + " org.rnn4j.api.cell.Initializer.zeros()))";
    JvmProcess.Output output =
        forecast(plugins("4.0", EQUATION.replace("s.input()", "s.input().times(" + gain + ")")));
    assertThat(output.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(output.err())
        .contains("there is no tensor 'layer-1.gain'")
        .contains("(the cell 'acme' was made with acme.cells 1.0, acme-cells-1.0.jar, and is now");
  }

  @Test
  void aPluginThatIsMissingIsNamedWithItsJarAndVersion() {
    Path other = folder.resolve("other");
    PluginJar.withCell("com.other", "other").build(other.resolve("other-1.0.jar"));
    JvmProcess.Output output = forecast(other);
    assertThat(output.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(output.err())
        .isEqualTo(
            run.resolve("model/model.json")
                + ": the cell 'acme' that the model was made with is not installed; it came from"
                + " acme.cells 1.0, acme-cells-1.0.jar: put that into the plugin folder\n");
  }
}
