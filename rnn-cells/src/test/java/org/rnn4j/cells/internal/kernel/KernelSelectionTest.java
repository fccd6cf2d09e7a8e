package org.rnn4j.cells.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.error.InputException;
import org.rnn4j.cells.network.Network;

/** That SIMD runs where it can is asserted and not assumed: both are run by the build. */
class KernelSelectionTest {

  private static final boolean VECTORS_ARE_THERE =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

  @Test
  @Tag("kernels")
  void theKernelsAreThoseThatThisRunIsFor() {
    String expected =
        System.getProperty("rnn4j.test.kernels", VECTORS_ARE_THERE ? "simd" : "scalar");
    String name = KernelSelection.current().kernels().name();
    switch (expected) {
      case "simd" -> assertThat(name).startsWith("vector, ");
      case "scalar" -> assertThat(name).isEqualTo("scalar");
      default -> throw new AssertionError("rnn4j.test.kernels is simd or scalar, not " + expected);
    }
  }

  @Test
  @Tag("kernels")
  void theChoiceSaysWhyAndWhatWouldBeFaster() {
    String reason = KernelSelection.select("").toString();
    if (VECTORS_ARE_THERE) {
      assertThat(reason).startsWith("vector, ").contains("jdk.incubator.vector is there");
    } else {
      assertThat(reason).startsWith("scalar ").contains("--add-modules jdk.incubator.vector");
    }
    assertThat(Network.kernels()).isEqualTo(KernelSelection.current().toString());
  }

  @Test
  void scalarKernelsAreUsedWhereTheyAreAskedFor() {
    assertThat(KernelSelection.select("scalar").toString())
        .startsWith("scalar ")
        .contains("-Drnn4j.kernels");
  }

  @Test
  @Tag("kernels")
  void vectorsAskedForInVainAreAnError() {
    if (VECTORS_ARE_THERE) {
      assertThat(KernelSelection.select("vector").kernels().name()).startsWith("vector, ");
    } else {
      assertThatThrownBy(() -> KernelSelection.select("vector"))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("there are no vector kernels");
    }
  }

  @Test
  void anUnknownChoiceIsRejected() {
    assertThatThrownBy(() -> KernelSelection.select("simd"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("-Drnn4j.kernels: 'simd' is not valid; expected scalar or vector");
  }
}
