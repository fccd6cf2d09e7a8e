package org.rnn4j.forecast.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.PluginException;
import org.rnn4j.api.optimize.Optimizer;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;

/** What a spec names, once it is found. */
class ComponentTest {

  private static final Registry REGISTRY = Registry.installed();

  private static Component<Optimizer> adam(double rate) {
    ComponentSpec spec =
        ComponentSpec.of(Kind.OPTIMIZER, "adam", Map.of("learning-rate", rate), REGISTRY);
    return Component.of(Kind.OPTIMIZER, spec, REGISTRY);
  }

  @Test
  void itMakesANewOneEachTimeWithTheOptionsOfTheSpec() {
    Component<Optimizer> adam = adam(0.25);
    Optimizer first = adam.make();
    first.prepare(1);
    first.beginStep(0.25);
    Optimizer second = adam.make();
    second.prepare(1);
    assertThat(second).isNotSameAs(first);
    assertThat(second.steps()).isZero();
    assertThat(second.learningRate()).isEqualTo(0.25);
  }

  @Test
  void messagesSayWhatItIsAndWhereItIsFrom() {
    assertThat(adam(0.1).named())
        .startsWith("the optimizer 'adam' (")
        .endsWith("AdamProvider)")
        .contains(adam(0.1).origin());
    assertThat(adam(0.1).isPlugin()).isFalse();
  }

  @Test
  void whatItGivesIsNeverNothing() {
    Component<Optimizer> adam = adam(0.1);
    assertThat(adam.given("something", "state")).isEqualTo("something");
    assertThatThrownBy(() -> adam.given(null, "state"))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("the optimizer 'adam'")
        .hasMessageContaining("returned null from state");
  }

  @Test
  void aNameThatNobodyHasIsRefusedAtOnce() {
    ComponentSpec spec = new ComponentSpec("adamm", Map.of());
    assertThatThrownBy(() -> Component.of(Kind.OPTIMIZER, spec, REGISTRY))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("did you mean 'adam'");
  }
}
