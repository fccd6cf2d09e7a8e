package org.rnn4j.forecast.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may stand under {@code scaler}. */
class ScalerReaderTest {

  @TempDir private Path folder;
  private SpecFiles files;

  @BeforeEach
  void open() {
    files = new SpecFiles(folder);
  }

  private ScalerSpec read(String scaler) {
    return files.read(SpecFiles.SMALL, "scaler=" + scaler).scaler();
  }

  private String problem(String scaler) {
    return files.problems(SpecFiles.SMALL, "scaler=" + scaler).get(0).toString();
  }

  @Test
  void oneOrAListOfThemOrAMapForSomeColumns() {
    assertThat(read("standard").words("y")).isEqualTo("standard");
    ScalerSpec chain = read("[log1p, {type: per-window, center: last, scale: mean-abs}]");
    assertThat(chain.words("y")).isEqualTo("log1p, per-window");
    assertThat(chain.chain().get(1).options())
        .isEqualTo(Map.of("center", "last", "scale", "mean-abs", "least", 0.0));
    ScalerSpec whole =
        read("{others: [log1p, standard], columns: {x: none, z: [robust]}, scope: global}");
    assertThat(whole.words("y")).isEqualTo("log1p, standard");
    assertThat(whole.words("x")).isEqualTo("none");
    assertThat(whole.words("z")).isEqualTo("robust");
    assertThat(whole.scope()).hasValue(ScalerSpec.Scope.GLOBAL);
  }

  @Test
  void withoutOthersItIsThatOfTheSource() {
    assertThat(read("{columns: {x: robust}}").words("y")).isEqualTo("none"); // of waves
  }

  @Test
  void whatIsWrittenIsReadAsTheSame() {
    for (String scaler :
        List.of(
            "robust",
            "{type: log1p, signed: true}",
            "[log1p, difference, standard]",
            "{others: standard, scope: series}",
            "{others: [difference, standard], columns: {\"a: b\": none, x: [log1p, robust]}}")) {
      ExperimentSpec spec = files.read(SpecFiles.SMALL, "scaler=" + scaler);
      Path written = files.write("again.yaml", SpecWriter.write(spec, folder));
      assertThat(SpecReader.read(written, List.of(), SpecFiles.REGISTRY)).isEqualTo(spec);
      assertThat(SpecReader.scaler(spec.scaler().tree(), SpecFiles.REGISTRY))
          .isEqualTo(spec.scaler());
    }
    assertThat(read("{others: robust}")).isEqualTo(read("robust"));
    assertThat(read("[robust]")).isEqualTo(read("robust"));
    assertThat(read("{others: robust}").tree()).isEqualTo("robust");
    assertThat(read("[log1p, robust]").tree())
        .isEqualTo(List.of(Map.of("type", "log1p", "signed", false), "robust"));
  }

  @Test
  void whatIsWrongIsNamedWhereItStands() {
    assertThat(problem("[]")).contains("scaler: the list is empty");
    assertThat(problem("[standard, standrd]")).contains("scaler.1", "did you mean 'standard'");
    assertThat(problem("{columns: {x: [log1p, 3]}}")).contains("scaler.columns.x.1");
    assertThat(problem("{columns: [x]}")).contains("scaler.columns: a map of columns is expected");
    assertThat(problem("{others: standard, scop: global}")).contains("scaler.scop: unknown key");
    assertThat(problem("{type: per-window, center: none, scale: none}"))
        .contains("scaler.scale: a window without center and scale is left as it is");
    assertThat(problem("{type: box-cox, lambda: 2.5}")).contains("scaler.lambda");
  }

  @Test
  void eachScalerThatIsNamedHasAPlace() {
    ExperimentSpec spec =
        files.read(SpecFiles.SMALL, "scaler={others: [log1p, standard], columns: {x: robust}}");
    assertThat(
            SpecTree.components(SpecResolver.EXPERIMENT, spec).stream()
                .filter(named -> named.path().toString().startsWith("scaler"))
                .map(named -> named.path() + " " + named.component().type()))
        .containsExactly(
            "scaler.others.0 log1p", "scaler.others.1 standard", "scaler.columns.x robust");
    assertThat(Optional.of(spec.scaler().all().size())).hasValue(3);
  }
}
