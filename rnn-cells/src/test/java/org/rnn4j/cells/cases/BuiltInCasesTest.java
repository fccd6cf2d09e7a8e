package org.rnn4j.cells.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which normalizers go with which cells. */
class BuiltInCasesTest {

  private static Set<String> refused(String normalizer) {
    return BuiltInCases.pairs().stream()
        .filter(c -> c.name().contains(" with " + normalizer + "{"))
        .filter(c -> !BuiltInCases.isAccepted(c))
        .map(c -> c.name().substring(0, c.name().indexOf('{')))
        .collect(Collectors.toSet());
  }

  @Test
  void whatActsOnPreActivationsGoesWithEveryCell() {
    assertThat(refused("layer-norm")).isEmpty();
    assertThat(refused("layer-norm-split")).isEmpty();
    assertThat(refused("layer-norm-per-gate")).isEmpty();
    assertThat(refused("rms-norm")).isEmpty();
  }

  @Test
  void whatActsOnTheCellStateGoesWithCellsThatShowIt() {
    assertThat(refused("layer-norm-lstm"))
        .containsExactlyInAnyOrder("gru", "ind-rnn", "lru", "min-gru", "simple", "slstm");
    assertThat(refused("layer-norm-basic-lstm"))
        .containsExactlyInAnyOrder("gru", "ind-rnn", "lru", "min-gru", "simple", "slstm", "sru");
  }
}
