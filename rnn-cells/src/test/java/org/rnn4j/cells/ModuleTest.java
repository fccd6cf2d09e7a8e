package org.rnn4j.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.network.Network;

/** What the module shows to others, and what it may not see. */
class ModuleTest {

  private static Path location() throws URISyntaxException {
    return Path.of(Network.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static ModuleDescriptor descriptor() throws URISyntaxException {
    return ModuleFinder.of(location()).find("org.rnn4j.cells").orElseThrow().descriptor();
  }

  /** The class files below a folder of the module, as {@code org.rnn4j.cells.X}. */
  private static List<String> classes(String folder) throws Exception {
    Path root = location();
    try (var files = Files.walk(root.resolve(folder))) {
      return files
          .map(f -> root.relativize(f).toString())
          .filter(f -> f.endsWith(".class") && !f.endsWith("-info.class"))
          .map(f -> f.substring(0, f.length() - ".class".length()).replace('/', '.'))
          .sorted()
          .toList();
    }
  }

  @Test
  void networksTheirConventionsAndTheKitAreExportedAndNothingElse() throws Exception {
    assertThat(descriptor().name()).isEqualTo("org.rnn4j.cells");
    assertThat(descriptor().exports())
        .extracting(ModuleDescriptor.Exports::source)
        .containsExactlyInAnyOrder(
            "org.rnn4j.cells.conformance",
            "org.rnn4j.cells.description",
            "org.rnn4j.cells.initialize",
            "org.rnn4j.cells.network");
    assertThat(descriptor().opens()).isEmpty();
    List<String> open = new ArrayList<>();
    for (String folder : List.of("conformance", "description", "initialize", "network")) {
      for (String name : classes("org/rnn4j/cells/" + folder)) {
        if (Modifier.isPublic(Class.forName(name).getModifiers())) {
          open.add(name);
        }
      }
    }
    assertThat(open)
        .containsExactly(
            "org.rnn4j.cells.conformance.CellConformance",
            "org.rnn4j.cells.conformance.LayerConformance",
            "org.rnn4j.cells.conformance.NormalizerConformance",
            "org.rnn4j.cells.description.DescribedBlock",
            "org.rnn4j.cells.description.DescribedBlock$Read",
            "org.rnn4j.cells.description.DescribedNetwork",
            "org.rnn4j.cells.description.DescribedOperation",
            "org.rnn4j.cells.description.DescribedState",
            "org.rnn4j.cells.description.DescribedState$Order",
            "org.rnn4j.cells.initialize.Initialization",
            "org.rnn4j.cells.network.Direction",
            "org.rnn4j.cells.network.InitialState",
            "org.rnn4j.cells.network.LayerOptions",
            "org.rnn4j.cells.network.Merge",
            "org.rnn4j.cells.network.Network",
            "org.rnn4j.cells.network.Network$Builder",
            "org.rnn4j.cells.network.Network$Run",
            "org.rnn4j.cells.network.Network$Trained",
            "org.rnn4j.cells.network.NetworkAnatomy",
            "org.rnn4j.cells.network.NetworkSession",
            "org.rnn4j.cells.network.NetworkState",
            "org.rnn4j.cells.network.NetworkState$Slot",
            "org.rnn4j.cells.network.Source",
            "org.rnn4j.cells.network.Source$Input",
            "org.rnn4j.cells.network.Source$Output",
            "org.rnn4j.cells.network.Source$State");
  }

  @Test
  void theModuleSeesTheContractsAndNeitherTheTrainerNorTheIncubator() throws Exception {
    assertThat(descriptor().requires())
        .extracting(ModuleDescriptor.Requires::name)
        .containsExactlyInAnyOrder("java.base", "org.rnn4j.api");
  }

  /** A class file names every class it uses in its constant pool, as text. */
  @Test
  void onlyTheKernelsKnowThatSimdExists() throws Exception {
    List<String> knowing = new ArrayList<>();
    List<String> all = classes("org/rnn4j/cells");
    assertThat(all)
        .contains("org.rnn4j.cells.internal.kernel.VectorKernels")
        .hasSizeGreaterThan(50);
    for (String name : all) {
      Path file = location().resolve(name.replace('.', '/') + ".class");
      String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      if (content.contains("jdk/incubator") || content.contains("jdk.incubator")) {
        knowing.add(name);
      }
    }
    assertThat(knowing)
        .isNotEmpty()
        .allMatch(name -> name.startsWith("org.rnn4j.cells.internal.kernel."));
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
  void everyProviderClassIsRegistered() throws Exception {
    List<String> registered =
        descriptor().provides().stream().flatMap(p -> p.providers().stream()).sorted().toList();
    List<String> present =
        classes("org/rnn4j/cells").stream().filter(name -> name.endsWith("Provider")).toList();
    assertThat(registered).isEqualTo(present);
  }

  @Test
  void theRegistryFindsThemByName() {
    Registry registry = Registry.installed();
    assertThat(registry.names(Kind.CELL)).contains("gru", "lstm", "simple");
    assertThat(registry.names(Kind.NORMALIZER)).contains("layer-norm");
    assertThat(registry.findEntry(Kind.CELL, "org.rnn4j.cells/lstm").module())
        .isEqualTo("org.rnn4j.cells");
    assertThat(registry.problems()).isEmpty();
  }

  @Test
  void everyProviderDocumentsItselfAndItsOptions() {
    Registry registry = Registry.installed();
    List<Provider<?>> providers = new ArrayList<>();
    registry.all(Kind.CELL).forEach(e -> providers.add(e.provider()));
    registry.all(Kind.NORMALIZER).forEach(e -> providers.add(e.provider()));
    assertThat(providers).allMatch(p -> p.summary().contains("("), "says where it is from");
    registry.all(Kind.LAYER).forEach(e -> providers.add(e.provider()));
    for (Provider<?> provider : providers) {
      assertThat(provider.name()).matches("[a-z]+(-[a-z]+)*");
      assertThat(provider.summary()).as(provider.name()).endsWith(".").hasSizeGreaterThan(10);
      assertThat(provider.description()).as(provider.name()).contains(" = ");
      for (Option<?> option : provider.options()) {
        assertThat(option.documentation())
            .as(provider.name() + " " + option.name())
            .endsWith(".")
            .hasSizeGreaterThan(10);
      }
    }
  }
}
