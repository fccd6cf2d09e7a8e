package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import org.junit.jupiter.api.Test;

class ModuleTest {

  @Test
  void theModuleExportsNothingAndOpensItsCommandsToTheArgumentParserAlone() {
    ModuleDescriptor descriptor = Main.class.getModule().getDescriptor();

    assertThat(descriptor.name()).isEqualTo("org.rnn4j.cli");
    assertThat(descriptor.exports()).isEmpty();
    assertThat(descriptor.provides()).isEmpty();
    assertThat(descriptor.opens())
        .singleElement()
        .satisfies(opens -> assertThat(opens.targets()).containsExactly("info.picocli"));
  }
}
