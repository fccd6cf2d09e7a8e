package org.rnn4j.forecast.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.InputException.Problem;

/** What a layer may have besides its cell, as it stands in a spec. */
class LayerOptionsInSpecsTest {

  private static final String CELL = "{cell: simple, units: 4}";

  @TempDir private Path folder;
  private SpecFiles files;

  @BeforeEach
  void open() {
    files = new SpecFiles(folder);
  }

  private static String with(String layer) {
    return SpecFiles.SMALL.replace(CELL, layer);
  }

  private Problem onlyProblem(String layer) {
    List<Problem> problems = files.problems(with(layer));
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }

  @Test
  void everyOptionOfALayerIsReadAndHasADefault() {
    ExperimentSpec spec =
        files.read(
            with(
                "{cell: lstm, units: 4, normalizer: layer-norm, input-dropout: 0.1,"
                    + " recurrent-dropout: 0.2, weight-dropout: 0.3, zoneout: 0.05, dropout: 0.4,"
                    + " dropout-scope: sequence, initial-state: learned, direction: both, merge:"
                    + " mean, residual: false}"));
    ModelLayer.Recurrent layer = (ModelLayer.Recurrent) spec.model().orElseThrow().layers().get(0);
    assertThat(layer.options())
        .containsEntry("input-dropout", 0.1)
        .containsEntry("recurrent-dropout", 0.2)
        .containsEntry("weight-dropout", 0.3)
        .containsEntry("zoneout", 0.05)
        .containsEntry("dropout", 0.4)
        .containsEntry("dropout-scope", "sequence")
        .containsEntry("initial-state", "learned")
        .containsEntry("direction", "both")
        .containsEntry("merge", "mean")
        .containsEntry("residual", false);
    ModelLayer.Recurrent plain =
        (ModelLayer.Recurrent) files.read(SpecFiles.SMALL).model().orElseThrow().layers().get(0);
    assertThat(plain.options().keySet()).isEqualTo(layer.options().keySet());
    assertThat(plain.options()).containsEntry("dropout", 0.0).containsEntry("direction", "forward");
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    ExperimentSpec spec =
        files.read(
            with(
                "{cell: gru, units: 4, zoneout: 0.1, direction: both}\n"
                    + "    - {layer: batch-norm, momentum: 0.9}\n"
                    + "    - {layer: dropout, rate: 0.25, scope: sequence}\n"
                    + "    - {layer: layer-norm, offset: false}\n"
                    + "    - {layer: dense, units: 3}"));
    String written = SpecWriter.write(spec, folder);
    assertThat(files.read(written)).isEqualTo(spec);
    assertThat(SpecWriter.write(files.read(written), folder)).isEqualTo(written);
    assertThat(written)
        .contains("{layer: batch-norm, epsilon: 0.001, momentum: 0.9, gain: true, offset: true}")
        .contains("{layer: dropout, rate: 0.25, scope: sequence}");
  }

  @Test
  void aRateIsBelowOne() {
    for (String option :
        List.of("dropout", "input-dropout", "recurrent-dropout", "weight-dropout", "zoneout")) {
      Problem problem = onlyProblem("{cell: simple, units: 4, " + option + ": 1.0}");
      assertThat(problem.place()).endsWith("model.layers.0." + option);
      assertThat(problem.message()).isEqualTo("'1.0' is not valid");
      assertThat(problem.remedy()).isEqualTo("expected a number, at least 0, below 1");
    }
    assertThat(onlyProblem("{layer: dropout, rate: -0.1}").place()).endsWith("layers.0.rate");
    assertThat(onlyProblem("{layer: batch-norm, epsilon: -0.1}").remedy())
        .isEqualTo("expected a number, above 0");
  }

  @Test
  void anUnknownOptionOrLayerComesWithTheNearestOne() {
    assertThat(onlyProblem("{cell: simple, units: 4, recurent-dropout: 0.1}").remedy())
        .startsWith("did you mean 'recurrent-dropout'?");
    assertThat(onlyProblem("{cell: simple, units: 4, direction: backwards}").remedy())
        .isEqualTo("expected one of forward, backward, both");
    assertThat(onlyProblem("{layer: layernorm}").remedy())
        .startsWith("did you mean 'layer-norm'? available: ");
    assertThat(onlyProblem("{layer: dropout}").toString())
        .endsWith("model.layers.0.rate: missing; expected a number, at least 0, below 1");
  }
}
