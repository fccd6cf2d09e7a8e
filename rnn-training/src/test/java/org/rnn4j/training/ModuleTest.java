package org.rnn4j.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;
import org.rnn4j.api.spi.Registry;

/** What the module shows to others, and what it may not see. */
class ModuleTest {

  private static Path location() throws URISyntaxException {
    return Path.of(Trainer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static ModuleDescriptor descriptor() throws URISyntaxException {
    return ModuleFinder.of(location()).find("org.rnn4j.training").orElseThrow().descriptor();
  }

  @Test
  void theTrainerAndTheKitAreExportedAndNothingElse() throws Exception {
    assertThat(descriptor().exports())
        .extracting(ModuleDescriptor.Exports::source)
        .containsExactlyInAnyOrder("org.rnn4j.training", "org.rnn4j.training.conformance");
    assertThat(descriptor().opens()).isEmpty();
  }

  @Test
  void theTrainerSeesNeitherCellsNorForecasts() throws Exception {
    assertThat(descriptor().requires())
        .extracting(ModuleDescriptor.Requires::name)
        .containsExactlyInAnyOrder("java.base", "org.rnn4j.api");
  }

  @Test
  void moduleAndClassPathRegisterTheSameProviders() throws Exception {
    Map<String, Set<String>> byModule =
        descriptor().provides().stream()
            .collect(
                Collectors.toMap(
                    ModuleDescriptor.Provides::service, p -> new HashSet<>(p.providers())));
    assertThat(serviceFiles()).isEqualTo(byModule).isNotEmpty();
  }

  private static Map<String, Set<String>> serviceFiles() throws IOException, URISyntaxException {
    Map<String, Set<String>> services = new TreeMap<>();
    try (var files = Files.list(location().resolve("META-INF/services"))) {
      for (Path file : files.toList()) {
        services.put(file.getFileName().toString(), new HashSet<>(Files.readAllLines(file)));
      }
    }
    return services;
  }

  @Test
  void theRegistryFindsThemAllByName() {
    Registry registry = Registry.installed();
    assertThat(registry.names(Kind.OPTIMIZER)).contains("adam", "adamw", "rmsprop", "sgd");
    assertThat(registry.names(Kind.LOSS)).contains("huber", "mae", "mse");
    assertThat(registry.names(Kind.SCHEDULE))
        .contains("constant", "cosine", "exponential", "step-decay");
  }

  @Test
  void everyProviderDocumentsItselfAndItsOptions() throws Exception {
    for (ModuleDescriptor.Provides service : descriptor().provides()) {
      for (String name : service.providers()) {
        Class<?> type = Class.forName(name);
        assertThat(Modifier.isPublic(type.getModifiers())).as(name).isTrue();
        Provider<?> provider = (Provider<?>) type.getConstructor().newInstance();
        assertThat(provider.summary()).as(name).endsWith(".");
        for (Option<?> option : provider.options()) {
          assertThat(option.documentation()).as(name + " " + option.name()).endsWith(".");
        }
        boolean needsNothing = provider.options().stream().noneMatch(Option::isRequired);
        if (needsNothing) {
          assertThat((Object) provider.create(Options.defaults(provider.options()))).isNotNull();
        }
      }
    }
  }

  @Test
  void defaultsAreThoseOfPytorch() {
    Registry registry = Registry.installed();
    assertThat(defaults(registry, "adam"))
        .containsEntry("learning-rate", 0.001)
        .containsEntry("beta-1", 0.9)
        .containsEntry("beta-2", 0.999)
        .containsEntry("epsilon", 1e-8)
        .containsEntry("epsilon-placement", "corrected")
        .doesNotContainKey("weight-decay");
    assertThat(defaults(registry, "adamw")).containsEntry("weight-decay", 0.01);
    assertThat(defaults(registry, "rmsprop"))
        .containsEntry("learning-rate", 0.01)
        .containsEntry("rho", 0.99)
        .containsEntry("epsilon-inside-root", false);
  }

  private static Map<String, Object> defaults(Registry registry, String name) {
    List<Option<?>> options = registry.find(Kind.OPTIMIZER, name).options();
    return Options.defaults(options).asMap();
  }
}
