package org.rnn4j.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.split.Split;

class ProvidersTest {

  private static InputStream resource(String name) {
    return Objects.requireNonNull(Split.class.getResourceAsStream(name), name);
  }

  private static ModuleDescriptor descriptor() throws IOException {
    try (InputStream in = resource("/module-info.class")) {
      return ModuleDescriptor.read(in);
    }
  }

  private static Set<String> services(String type) {
    try (InputStream in = resource("/META-INF/services/" + type)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theModuleProvidesWhatTheServiceFilesList() throws IOException {
    Set<String> provided = new TreeSet<>();
    for (ModuleDescriptor.Provides provides : descriptor().provides()) {
      assertThat(services(provides.service()))
          .as(provides.service())
          .isEqualTo(new TreeSet<>(provides.providers()));
      provided.add(provides.service());
    }
    for (Kind<?> kind : Kind.all()) {
      String type = kind.type().getName();
      if (!provided.contains(type)) {
        assertThat(Split.class.getResource("/META-INF/services/" + type)).as(type).isNull();
      }
    }
  }

  @Test
  void theRegistryFindsEveryNameOfASpec() {
    Registry registry = Registry.installed();
    assertThat(registry.problems()).isEmpty();
    assertThat(registry.names(Kind.BASELINE))
        .contains(
            "drift",
            "linear",
            "linear-sgd",
            "mean",
            "naive",
            "seasonal-drift",
            "seasonal-naive",
            "window-mean");
    assertThat(registry.names(Kind.METRIC))
        .contains("mae", "mape", "mase", "mse", "r2", "rmse", "rmsse", "smape");
    assertThat(registry.names(Kind.SCALER)).contains("min-max", "none", "standard");
    assertThat(registry.names(Kind.DATA_SOURCE)).contains("csv", "waves");
  }

  @Test
  void everyProviderSaysWhatItIsAndDocumentsItsOptions() {
    Registry registry = Registry.installed();
    for (Kind<?> kind : Kind.all()) {
      registry
          .all(kind)
          .forEach(
              entry -> {
                assertThat(entry.provider().summary()).as(entry.provider().name()).endsWith(".");
                assertThat(entry.provider().options())
                    .as(entry.provider().name())
                    .allSatisfy(option -> assertThat(option.documentation()).endsWith("."));
              });
    }
  }
}
