package org.rnn4j.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;

/** What plugins compile against: changing one of these lists breaks them. */
class ModuleSurfaceTest {

  private static ModuleDescriptor descriptor() throws URISyntaxException {
    Path location =
        Path.of(Registry.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return ModuleFinder.of(location).find("org.rnn4j.api").orElseThrow().descriptor();
  }

  @Test
  void theExportsAreFrozen() throws Exception {
    assertThat(descriptor().exports())
        .allMatch(exports -> !exports.isQualified())
        .extracting(ModuleDescriptor.Exports::source)
        .containsExactlyInAnyOrder(
            "org.rnn4j.api.cell",
            "org.rnn4j.api.conformance",
            "org.rnn4j.api.error",
            "org.rnn4j.api.forecast",
            "org.rnn4j.api.layer",
            "org.rnn4j.api.model",
            "org.rnn4j.api.normalize",
            "org.rnn4j.api.optimize",
            "org.rnn4j.api.option",
            "org.rnn4j.api.random",
            "org.rnn4j.api.series",
            "org.rnn4j.api.spi",
            "org.rnn4j.api.step");
  }

  @Test
  void aPluginInheritsNoDependency() throws Exception {
    assertThat(descriptor().requires())
        .extracting(ModuleDescriptor.Requires::name)
        .containsExactly("java.base");
    assertThat(descriptor().opens()).isEmpty();
  }

  @Test
  void everyKindIsLookedUpAndNothingElse() throws Exception {
    Set<String> kinds = new HashSet<>();
    Kind.all().forEach(kind -> kinds.add(kind.type().getName()));
    assertThat(descriptor().uses()).isEqualTo(kinds);
  }
}
