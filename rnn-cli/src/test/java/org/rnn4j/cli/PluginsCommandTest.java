package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.option.Option;
import org.rnn4j.cells.network.LayerOptions;
import org.rnn4j.forecast.spec.SpecKey;
import org.rnn4j.forecast.spec.SpecSection;

class PluginsCommandTest extends CommandLineTestCase {

  @Test
  void theListNamesEveryKindWithItsModuleAndSummary() {
    JvmProcess.Output output = rnn("plugins", "list");

    assertThat(output.code()).isEqualTo(ExitCode.DONE);
    assertThat(output.out().lines().findFirst().orElseThrow()).matches("kind +name +summary");
    assertThat(output.out())
        .containsPattern("(?m)^spec +training +How the network learns\\.$")
        .containsPattern("(?m)^cell +lstm +Long short-term memory \\(")
        .containsPattern("(?m)^layer +batch-norm +Batch normalization ")
        .containsPattern("(?m)^layer +dense ")
        .containsPattern("(?m)^layer +dropout ")
        .containsPattern("(?m)^layer +layer-norm ")
        .containsPattern("(?m)^optimizer +adam ")
        .containsPattern("(?m)^baseline +seasonal-naive ")
        .containsPattern("(?m)^data-source +csv ")
        .containsPattern(
            "(?s)\nWhere no jar is named: org\\.rnn4j\\.cells .*org\\.rnn4j\\.forecast ");
  }

  @Test
  void tablesAndPagesAreAsWideAsTheTerminal() {
    String before = System.setProperty("rnn4j.columns", "64");
    try {
      for (String name : List.of("spec/training", "cell/lstm", "layer/batch-norm")) {
        assertThat(rnn("plugins", "show", name).out().lines())
            .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(64));
      }
      String narrow = rnn("plugins", "list").out();
      assertThat(narrow.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(65));
      assertThat(rnn("help", "run").out().lines())
          .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(64));
      System.setProperty("rnn4j.columns", "200");
      String wide = rnn("plugins", "list").out();
      assertThat(wide.lines().count()).isLessThan(narrow.lines().count());
      assertThat(wide.replaceAll("\\s+", " ")).isEqualTo(narrow.replaceAll("\\s+", " "));
    } finally {
      System.setProperty("rnn4j.columns", before);
    }
  }

  @Test
  void everySectionOfTheSpecHasAPageOfItsKeys() {
    for (SpecSection<?> section : SpecSection.all()) {
      JvmProcess.Output output = rnn("plugins", "show", "spec/" + section.name());
      assertThat(output.code()).isEqualTo(ExitCode.DONE);
      assertThat(output.out()).startsWith("spec/" + section.name() + "\n").contains("\nExample:\n");
      for (SpecKey<?> key : section.keys()) {
        assertThat(output.out().replaceAll("\\s+", " "))
            .contains(key.name() + ": " + key.terms() + " " + key.documentation());
      }
    }
    assertThat(rnn("plugins", "show", "spec").out()).startsWith("spec/experiment\n");
    assertThat(rnn("plugins", "show", "spec/training").out())
        .contains("\n  epochs: a whole number, at least 1; default 20\n      Passes over")
        .contains("\n  max-minutes: none, or a number, at least 0.001; default none\n")
        .contains("\n  clip: none, or a map; default none\n");
    assertThat(rnn("plugins", "show", "spec/max-minutes").out())
        .startsWith("spec/training\n  max-minutes: none, or a number");
    assertThat(rnn("plugins", "show", "spec/trainning").err())
        .contains("unknown section of a spec 'trainning'; did you mean 'training'?");
  }

  @Test
  void aNameAloneIsEnoughWhereItIsUnique() {
    assertThat(rnn("plugins", "show", "lstm").out()).startsWith("cell/lstm ");
    assertThat(rnn("plugins", "show", "LSTM").out()).startsWith("cell/lstm ");
    assertThat(rnn("plugins", "show", "cell/Lstm").out()).startsWith("cell/lstm ");
    assertThat(rnn("plugins", "show", "batch-norm").out()).startsWith("layer/batch-norm ");
    assertThat(rnn("plugins", "show", "early-stopping").out()).startsWith("spec/early-stopping");
    assertThat(rnn("plugins", "show", "metrics-scale").out()).contains("original, scaled");

    JvmProcess.Output several = rnn("plugins", "show", "mse");
    assertThat(several.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(several.err())
        .isEqualToIgnoringNewLines(
            "'mse' is the name of more than one thing; say which: loss/mse, metric/mse");
    assertThat(rnn("plugins", "show", "lstn").err())
        .contains("there is nothing called 'lstn'; did you mean 'lstm'?");
  }

  @Test
  void everyMetricsPageSaysHowItIsPutTogether() {
    for (String metric : List.of("mse", "rmse", "mase", "r2")) {
      assertThat(rnn("plugins", "show", "metric/" + metric).out().replaceAll("\\s+", " "))
          .contains("The value of a series pools its windows, leads and targets")
          .contains("Over several series it is the mean of the series' values.");
    }
    assertThat(rnn("plugins", "show", "loss/mse").out()).doesNotContain("pools");
  }

  @Test
  void helpIsACommandToo() {
    assertThat(rnn("help", "run").out()).startsWith("Usage: rnn run ").contains("--threads");
    assertThat(rnn("help").out()).startsWith("Usage: rnn ").contains("completion");
    assertThat(rnn("help", "rnu").code()).isEqualTo(ExitCode.WRONG_INPUT);
  }

  @Test
  void aShellIsToldWhatItCanComplete() throws Exception {
    String bash = rnn("completion", "bash").out();
    assertThat(bash).contains("complete -F _complete_rnn", "validate", "--threads");
    assertThat(rnn("completion", "zsh").out()).contains("bashcompinit");
    assertThat(rnn("completion", "fish").out())
        .contains("complete -c rnn -n '__fish_use_subcommand' -f -a 'run' -d 'Trains")
        .contains(
            "complete -c rnn -n '__fish_seen_subcommand_from plugins; and"
                + " __fish_seen_subcommand_from show'")
        .contains("otherwise the folder \\'plugins\\' of this installation");
    assertThat(rnn("completion", "tcsh").err()).contains("no completion for 'tcsh'", "bash, zsh");
  }

  @Test
  void aPageShowsEquationsOptionsAndAnExample() {
    JvmProcess.Output output = rnn("plugins", "show", "cell/lstm");

    assertThat(output.code()).isEqualTo(ExitCode.DONE);
    assertThat(output.out())
        .startsWith("cell/lstm  (org.rnn4j.cells")
        .contains("  c = sigmoid(f) * c' + sigmoid(i) * tanh(g)")
        .contains("  units: a whole number, at least 1; required")
        .contains("  peephole: true or false; default false")
        .contains("  projection: none, or a whole number, at least 1; default none")
        .contains("  - {cell: lstm, units: 32}");
  }

  @Test
  void aPageShowsTheRangesAndDefaultsOfACellsOptions() {
    assertThat(rnn("plugins", "show", "cell/lru").out())
        .contains("lambda = exp(-exp(nu) + i exp(theta))")
        .contains("  activation: one of tanh, relu,")
        .contains("  min-radius: a number, at least 0, below 1; default 0.0")
        .contains("  - {cell: lru, units: 32}");
    assertThat(rnn("plugins", "show", "normalizer/layer-norm-lstm").out())
        .contains("h = sigmoid(o) * tanh(LN_c(c))")
        .contains("  epsilon: a number, above 0; default 0.001");
  }

  @Test
  void thePageOfACellShowsWhatEveryRecurrentLayerTakes() {
    String page = rnn("plugins", "show", "cell/lstm").out();

    int also = page.indexOf("\nEvery recurrent layer also takes:\n");
    assertThat(also).isGreaterThan(page.indexOf("  projection: "));
    assertThat(page.indexOf("Example:")).isGreaterThan(also);
    assertThat(page.substring(also))
        .contains("  normalizer: none, or a normalizer by name or with options; default none\n")
        .containsPattern("There\\s+are\\s+layer-norm,\\s+layer-norm-basic-lstm,\\s")
        .contains("  recurrent-dropout: a number, at least 0, below 1; default 0.0\n")
        .contains("  dropout-scope: one of step, sequence; default step\n")
        .contains("  direction: one of forward, backward, both; default forward\n")
        .contains("  merge: one of concat, sum, mean; default concat\n");
    for (Option<?> option : LayerOptions.declared()) {
      assertThat(page.substring(also))
          .contains("\n  " + option.name() + ": " + option.expected() + "; default ");
    }
  }

  @Test
  void anOptionThatACellDeclaresItselfIsShownOnceAsTheCellsOwn() {
    Path plugins = folder.resolve("plugins");
    PluginJar.withCellOf(
            "com.acme.echo",
            "echo",
            "org.rnn4j.api.option.Option.integer(\"zoneout\").defaultsTo(3).doc(\"Its own.\")",
            "org.rnn4j.api.option.Option.text(\"normalizer\").doc(\"Its own as well.\")")
        .build(plugins.resolve("echo.jar"));

    String page = rnn("--plugins", plugins, "plugins", "show", "cell/echo").out();

    assertThat(page)
        .contains("  zoneout: a whole number; default 3\n", "  normalizer: a text; optional\n")
        .containsOnlyOnce("  zoneout: ")
        .containsOnlyOnce("  normalizer: ")
        .contains("  weight-dropout: a number, at least 0, below 1; default 0.0\n");
  }

  @Test
  void onlyACellIsToldWhatARecurrentLayerTakes() {
    assertThat(rnn("plugins", "show", "normalizer/layer-norm").out())
        .contains("Options:")
        .doesNotContain("Every recurrent layer");
  }

  @Test
  void aLayerThatIsNotRecurrentHasAPage() {
    JvmProcess.Output output = rnn("plugins", "show", "layer/batch-norm");

    assertThat(output.code()).isEqualTo(ExitCode.DONE);
    assertThat(output.out())
        .startsWith("layer/batch-norm  (org.rnn4j.cells")
        .contains("\n  y = gain * (x - mean) / sqrt(var + epsilon) + offset, over the batch")
        .contains("\n  epsilon: a number, above 0; default 0.001\n")
        .contains("\n  momentum: a number, at least 0, below 1; default 0.99\n")
        .contains("\n      What a moving average keeps of itself at each training step.\n")
        .contains("\n  offset: true or false; default true\n")
        .contains("\n  - {layer: batch-norm}\n")
        .doesNotContain("Every recurrent layer");
    assertThat(rnn("plugins", "show", "layer/dense").out())
        .contains("  units: a whole number, at least 1; required", "  - {layer: dense, units: 32}");
    assertThat(rnn("plugins", "show", "layer/dropout").out())
        .contains("  rate: a number, at least 0, below 1; required")
        .contains("  scope: one of step, sequence; default step")
        .contains("  - {layer: dropout, rate: 0.1}");
    assertThat(rnn("plugins", "show", "layer/layer-norm").out())
        .containsPattern("of\\s+one\\s+row");
  }

  @Test
  void aMisspeltLayerIsAnsweredWithTheNearestOneAndAllThereAre() {
    JvmProcess.Output output = rnn("plugins", "show", "layer/batchnorm");

    assertThat(output.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(output.out()).isEmpty();
    assertThat(output.err())
        .contains("unknown layer 'batchnorm'")
        .contains("did you mean 'batch-norm'? available: batch-norm, dense, dropout, layer-norm");
  }

  @Test
  void aPluginIsListedAndShownWithItsJar() {
    Path plugins = folder.resolve("plugins");
    PluginJar.ofExample().build(plugins.resolve("mgu-1.0.0.jar"));

    assertThat(rnn("plugins", "list", "--plugins", plugins).out().replaceAll("\\s+", " "))
        .containsPattern(" cell mgu .*\\(com\\.acme\\.mgu( \\S+)?, mgu-1\\.0\\.0\\.jar\\)");
    assertThat(rnn("--plugins", plugins, "plugins", "show", "cell/mgu").out())
        .contains("h = (1 - f) * h' + f * n")
        .contains("- {cell: mgu, units: 32}");
  }

  @Test
  void aMisspeltNameIsAnsweredWithTheNearestOne() {
    JvmProcess.Output output = rnn("plugins", "show", "cell/lstn");

    assertThat(output.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(output.err()).contains("unknown cell 'lstn'").contains("did you mean 'lstm'?");
  }

  @Test
  void aMisspeltKindIsAnsweredWithTheNearestOne() {
    JvmProcess.Output output = rnn("plugins", "show", "cel/lstm");

    assertThat(output.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(output.err()).contains("unknown kind 'cel'").contains("did you mean 'cell'?");
    assertThat(rnn("plugins", "show", "layr/dense").err())
        .contains("unknown kind 'layr'", "did you mean 'layer'? there are cell, ", "data-source");
  }

  @Test
  void aPluginThatConformsIsReportedCheckByCheck() {
    Path jar = PluginJar.ofExample().build(folder.resolve("mgu-1.0.0.jar"));

    JvmProcess.Output output = rnn("plugins", "check", jar);

    assertThat(output.err()).isEmpty();
    assertThat(output.code()).isEqualTo(ExitCode.DONE);
    assertThat(output.out().lines().findFirst().orElseThrow())
        .startsWith("cell/mgu  (com.acme.mgu")
        .endsWith("mgu-1.0.0.jar)");
    assertThat(output.out())
        .containsPattern("(?m)^  ok      gradients +Gradients by inputs")
        .doesNotContain("FAILED")
        .containsPattern("(?m)^[0-9]+ checks, all passed$");
  }

  @Test
  void aPluginThatDoesNotConformFailsWithTheReasons() {
    Path jar =
        PluginJar.ofExample()
            .replacing(
                "com/acme/mgu/MinimalGatedUnit.java",
                "s.output(s.nextOf(\"h\"));",
                "s.output(s.nextOf(\"h\").times(1 + ++calls * 0.01));")
            .replacing(
                "com/acme/mgu/MinimalGatedUnit.java",
                "private final int units;",
                "private final int units; private int calls;")
            .build(folder.resolve("mgu-1.0.0.jar"));

    JvmProcess.Output output = rnn("plugins", "check", jar);

    assertThat(output.code()).isEqualTo(ExitCode.FAILED);
    assertThat(output.out())
        .containsPattern("(?m)^  ok      provider ")
        .containsPattern("(?m)^  FAILED  recording +with \\{units=3\\}: recording 2 of one cell")
        .containsPattern("(?m)^[0-9]+ checks, [0-9]+ failed$");
  }

  @Test
  void aPluginWithANormalizerAloneIsCheckedInTheBuiltInCells() {
    Path sound = normalizer("a.sum().times(0.5)").build(folder.resolve("halved-1.0.0.jar"));
    JvmProcess.Output passed = rnn("plugins", "check", sound);
    assertThat(passed.err()).isEmpty();
    assertThat(passed.code()).isEqualTo(ExitCode.DONE);
    assertThat(passed.out().lines().findFirst().orElseThrow())
        .startsWith("normalizer/halved  (")
        .endsWith("halved-1.0.0.jar)");
    assertThat(passed.out())
        .containsPattern("(?m)^  ok      place +Built-in cells have")
        .containsPattern("(?m)^  ok      gradients +Gradients by inputs")
        .doesNotContain("cell/", "FAILED")
        .containsPattern("(?m)^[0-9]+ checks, all passed$");

    Path broken =
        normalizer("a.sum().times(1 + ++calls * 0.01)").build(folder.resolve("broken-1.0.0.jar"));
    JvmProcess.Output failed = rnn("plugins", "check", broken);
    assertThat(failed.code()).isEqualTo(ExitCode.FAILED);
    assertThat(failed.out())
        .containsPattern("(?m)^  ok      provider ")
        .containsPattern("(?m)^  FAILED  recording +in gru with .* is not the first one")
        .containsPattern("(?m)^[0-9]+ checks, [0-9]+ failed$");
  }

  // A jar with the normalizer that makes this of a pre-activation a.
  private static PluginJar normalizer(String result) {
    return PluginJar.empty()
        .file(
            "com/acme/halved/HalvedProvider.java",
            """
            package com.acme.halved;

            import org.rnn4j.api.normalize.Normalizer;
            import org.rnn4j.api.option.Options;
            import org.rnn4j.api.spi.NormalizerProvider;

            public final class HalvedProvider implements NormalizerProvider {
              private int calls;

              @Override
              public String name() {
                return "halved";
              }

              @Override
              public String summary() {
                return "A test's normalizer.";
              }

              @Override
              public Normalizer create(Options options) {
                return (s, a) -> %s;
              }
            }
            """
                .formatted(result))
        .file(
            "META-INF/services/org.rnn4j.api.spi.NormalizerProvider",
            "com.acme.halved.HalvedProvider\n");
  }

  @Test
  void everyKindInAPluginIsChecked() {
    Path jar = PluginJar.withOtherKinds().build(folder.resolve("kinds-1.0.0.jar"));

    JvmProcess.Output output = rnn("plugins", "check", jar);

    assertThat(output.err()).isEmpty();
    assertThat(output.code()).isEqualTo(ExitCode.DONE);
    assertThat(output.out())
        .containsPattern("(?m)^optimizer/acme-descent  \\(.*kinds-1\\.0\\.0\\.jar\\)$")
        .containsPattern("(?m)^  ok      descent +Steps against the gradient")
        .containsPattern("(?m)^strategy/acme-direct  \\(")
        .containsPattern("(?m)^  ok      perfect-network +With a network")
        .containsPattern("(?m)^  ok      leakage ")
        .containsPattern("(?m)^metric/acme-metric  \\(")
        .contains("  there is no kit for a metric: what it does is not checked")
        .doesNotContain("FAILED")
        .containsPattern("(?m)^[0-9]+ checks, all passed$");
  }

  @Test
  void mistakesOfAnOptimizerAndAStrategyAreReported() {
    Path jar =
        PluginJar.withOtherKinds()
            .replacing("com/acme/kinds/OptimizerMaker.java", "i < to; i++", "i < to - 1; i++")
            .replacing(
                "com/acme/kinds/ForecastStrategyMaker.java",
                "return predictor.start(request.history());",
                "request.history().set(0, 0, 0, 0); return predictor.start(request.history());")
            .build(folder.resolve("kinds-1.0.0.jar"));

    JvmProcess.Output output = rnn("plugins", "check", jar);

    assertThat(output.code()).isEqualTo(ExitCode.FAILED);
    assertThat(output.out())
        .containsPattern(
            "(?m)^  FAILED  descent +with its defaults: element 102 of 103 of a convex quadratic")
        .containsPattern("(?m)^  FAILED  ranges +with its defaults: cut into ranges, parameter")
        .containsPattern(
            "(?m)^  FAILED  shapes +with its defaults: lookback 1, horizon 1, targets 1 of 1"
                + " inputs: after the forecast the inputs have changed")
        .containsPattern("(?m)^  ok      provider ")
        .containsPattern("(?m)^[0-9]+ checks, [0-9]+ failed$");
  }

  @Test
  void whatIsNoPluginIsRefused() {
    JvmProcess.Output missing = rnn("plugins", "check", folder.resolve("none.jar"));
    assertThat(missing.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(missing.err()).contains("none.jar: there is no such file");

    JvmProcess.Output text = rnn("plugins", "check", write("text.jar", "no zip"));
    assertThat(text.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(text.err()).contains("text.jar").contains("is not a readable jar");

    JvmProcess.Output none = rnn("plugins", "check");
    assertThat(none.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(none.err()).contains("Missing required parameter");
  }

  @Test
  void aPluginFolderThatIsNotThereIsRefused() {
    JvmProcess.Output output = rnn("plugins", "list", "--plugins", folder.resolve("none"));

    assertThat(output.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(output.err()).contains("there is no such plugin folder");
  }

  @Test
  void anEmptyTextIsNoFolderOfPlugins() {
    JvmProcess.Output output = rnn("plugins", "list", "--plugins", "");

    assertThat(output.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(output.out()).isEmpty();
    assertThat(output.err()).contains("'--plugins'", "it is empty; name a file or folder");
    assertThat(rnn("run", " ").err()).contains("SPEC", "it is empty");
    assertThat(rnn("run", "a.yaml", "--out", "").err()).contains("'--out'", "it is empty");
  }

  @Test
  void helpAndVersionGoToStdout() {
    assertThat(rnn("--help").out()).contains("run", "validate", "baselines", "forecast", "plugins");
    assertThat(rnn("--help").code()).isEqualTo(ExitCode.DONE);
    assertThat(rnn("run", "--help").out()).contains("--set", "--out", "--threads", "--quiet");
    assertThat(rnn("--version").out()).startsWith("rnn ").contains("Java ");
  }

  @Test
  void withoutACommandTheUsageGoesToStderr() {
    JvmProcess.Output output = rnn();

    assertThat(output.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(output.out()).isEmpty();
    assertThat(output.err()).contains("Usage: rnn");
  }
}
