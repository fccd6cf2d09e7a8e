package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnn4j.api.error.InputException;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.split.Split;

/** Networks that cannot be, refused by what they would need and at their place in the spec. */
@Timeout(60)
class LargeNetworksTest {

  private static final int MOST = Integer.MAX_VALUE;

  private static ExperimentBuilder waves(List<Map<String, Object>> layers) {
    return Experiment.builder()
        .source("waves", Map.of("series", 60, "steps", 10))
        .split(Split.series(40, 10, 10))
        .lookback(10)
        .horizon(2)
        .epochs(1)
        .baselines("naive")
        .set("model.layers", layers);
  }

  static List<List<Map<String, Object>>> largest() {
    return List.of(
        List.of(
            Map.of("layer", "dense", "units", MOST),
            Map.of("cell", "lstm", "units", 2, "projection", MOST)),
        List.of(Map.of("cell", "lstm", "units", 2, "projection", MOST)),
        List.of(Map.of("cell", "lstm", "units", MOST)),
        List.of(Map.of("cell", "gru", "units", MOST)),
        List.of(Map.of("cell", "ind-rnn", "units", MOST)),
        List.of(Map.of("cell", "lstm", "units", 100_000)),
        List.of(Map.of("cell", "simple", "units", 40_000, "direction", "both")));
  }

  @ParameterizedTest
  @MethodSource("largest")
  void unitsBeyondWhatAnArrayHoldsAreRefusedByWhatTheyNeed(List<Map<String, Object>> layers) {
    for (boolean skip : new boolean[] {false, true}) {
      Experiment experiment = waves(layers).set("model.skip", skip).build();
      for (Runnable call :
          List.<Runnable>of(experiment::check, () -> experiment.run(ProgressListener.silent()))) {
        assertThatThrownBy(call::run)
            .isInstanceOf(InputException.class)
            .hasMessageContaining("model.layers.0: ")
            .hasMessageContaining("more parameters than one array can hold")
            .hasMessageContaining(" GiB")
            .hasMessageContaining("use fewer units");
      }
    }
  }

  @Test
  void aSkipConnectionBesideTheWidestLayerIsRefusedToo() {
    assertThatThrownBy(
            () ->
                waves(List.of(Map.of("layer", "dense", "units", MOST - 1)))
                    .set("model.skip", true)
                    .build()
                    .check())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("model.layers.0: ");
  }
}
