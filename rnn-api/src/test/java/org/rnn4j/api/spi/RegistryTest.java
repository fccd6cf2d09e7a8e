package org.rnn4j.api.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.InputException;

class RegistryTest {

  @TempDir private Path folder;
  private final List<URLClassLoader> loaders = new ArrayList<>();

  @AfterEach
  void closeLoaders() throws IOException {
    for (URLClassLoader loader : loaders) {
      loader.close();
    }
  }

  private Registry onClassPath(Path... places) throws IOException {
    URLClassLoader loader = PluginJar.loader(places);
    loaders.add(loader);
    return Registry.installed().with(loader);
  }

  private Path jar(String fileName, String... providers) throws IOException {
    return new PluginJar(providers).writeJar(folder.resolve(fileName));
  }

  @Test
  void aPluginIsFoundByItsName() throws IOException {
    Registry registry = onClassPath(jar("acme-cells-1.2.jar", "MguProvider", "IndRnnProvider"));
    assertThat(registry.names(Kind.CELL)).containsExactly("indrnn", "mgu");
    assertThat(registry.find(Kind.CELL, "mgu").name()).isEqualTo("mgu");
    assertThat(registry.names(Kind.LOSS)).isEmpty();
    assertThat(registry.problems()).isEmpty();
  }

  @Test
  void onTheClassPathAJarHasTheNameItWouldHaveAsAModule() throws IOException {
    Path jar = jar("acme-cells-1.2.jar", "MguProvider");
    Registry.Entry<CellProvider> entry = onClassPath(jar).findEntry(Kind.CELL, "acme.cells/mgu");
    assertThat(entry.module()).isEqualTo("acme.cells");
    assertThat(entry.version()).contains("1.2");
    assertThat(entry.location()).contains(jar.toUri());
  }

  @Test
  void aNameInTheManifestCountsMoreThanThatOfTheFile() throws IOException {
    Path jar =
        new PluginJar("MguProvider")
            .automaticModuleName("com.acme.cells")
            .implementationVersion("7")
            .writeJar(folder.resolve("acme cells.jar")); // a blank, as in many home folders
    Registry.Entry<CellProvider> entry =
        onClassPath(jar).findEntry(Kind.CELL, "com.acme.cells/mgu");
    assertThat(entry.version()).contains("7");
  }

  @Test
  void aFolderOfClassesIsJustTheClassPath() throws IOException {
    Path classes = new PluginJar("MguProvider").writeFolder(folder.resolve("classes"));
    assertThat(onClassPath(classes).findEntry(Kind.CELL, "class-path/mgu").location())
        .contains(classes.toUri());
  }

  @Test
  void aJarThatCouldBeNoModuleIsJustTheClassPathToo() throws IOException {
    Path jar = jar("1.jar", "MguProvider"); // no module name can be made of it
    assertThat(onClassPath(jar).findEntry(Kind.CELL, "mgu").module()).isEqualTo("class-path");
  }

  @Test
  void aModuleLayerHasItsModulesNames() throws IOException {
    Path jar = jar("acme-cells-1.2.jar", "MguProvider");
    Registry.Entry<CellProvider> entry =
        Registry.installed().with(layer(jar)).findEntry(Kind.CELL, "acme.cells/mgu");
    assertThat(entry.provider().getClass().getModule().getName()).isEqualTo("acme.cells");
    assertThat(entry.version()).contains("1.2");
    assertThat(entry.location()).contains(jar.toUri());
  }

  private static ModuleLayer layer(Path jar) {
    ModuleLayer parent = ModuleLayer.boot();
    ModuleFinder finder = ModuleFinder.of(jar);
    String name = finder.findAll().iterator().next().descriptor().name();
    Configuration configuration =
        parent.configuration().resolveAndBind(ModuleFinder.of(), finder, Set.of(name));
    return parent.defineModulesWithOneLoader(configuration, Registry.class.getClassLoader());
  }

  @Test
  void whatIsSeenTwiceIsThereOnce() throws IOException {
    Registry once = onClassPath(jar("acme.jar", "MguProvider"));
    Registry twice = once.with(loaders.get(0));
    assertThat(twice.all(Kind.CELL)).hasSize(1);
  }

  @Test
  void addingLeavesTheOriginalAsItWas() throws IOException {
    Registry before = Registry.installed();
    before.with(PluginJar.loader(jar("acme.jar", "MguProvider")));
    assertThat(before.names(Kind.CELL)).isEmpty();
  }

  @Test
  void anUnknownNameIsAnsweredWithTheNearestAndAllThereAre() throws IOException {
    Registry registry =
        onClassPath(jar("acme.jar", "MguProvider"), jar("lab.jar", "IndRnnProvider"));
    assertThatThrownBy(() -> registry.find(Kind.CELL, "mug"))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "unknown cell 'mug'; did you mean 'mgu'? available: indrnn (lab in lab.jar); mgu (acme"
                + " in acme.jar)");
  }

  @Test
  void aNameUnlikeAnyIsAnsweredWithAllThereAre() throws IOException {
    Registry registry = onClassPath(jar("acme.jar", "MguProvider"));
    assertThatThrownBy(() -> registry.find(Kind.CELL, "transformer"))
        .hasMessage("unknown cell 'transformer'; available: mgu (acme in acme.jar)");
    assertThatThrownBy(() -> registry.find(Kind.LOSS, "mse"))
        .hasMessage("unknown loss 'mse'; none is installed");
  }

  @Test
  void aKnownNameInAnotherModuleIsUnknown() throws IOException {
    Registry registry = onClassPath(jar("acme.jar", "MguProvider"));
    assertThatThrownBy(() -> registry.find(Kind.CELL, "lab/mgu"))
        .hasMessageStartingWith("unknown cell 'lab/mgu'; did you mean 'mgu'?");
  }

  @Test
  void ofTwoWithOneNameNeitherWins() throws IOException {
    Registry registry =
        onClassPath(jar("acme.jar", "MguProvider"), jar("lab.jar", "OtherMguProvider"));
    assertThatThrownBy(() -> registry.find(Kind.CELL, "mgu"))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "the cell 'mgu' is provided more than once: 'acme/mgu' in acme.jar and 'lab/mgu' in"
                + " lab.jar; write the qualified name, or remove one of the jars");
    assertThat(registry.find(Kind.CELL, "lab/mgu").getClass().getSimpleName())
        .isEqualTo("OtherMguProvider");
    assertThat(registry.find(Kind.CELL, "acme/mgu").getClass().getSimpleName())
        .isEqualTo("MguProvider");
    assertThat(registry.names(Kind.CELL)).containsExactly("mgu");
    assertThat(registry.all(Kind.CELL))
        .extracting(Registry.Entry::module)
        .containsExactly("acme", "lab");
  }

  @Test
  void aProviderThatFailsIsReportedAndTheRestIsThere() throws IOException {
    Registry registry = onClassPath(jar("acme.jar", "FailingProvider", "MguProvider"));
    assertThat(registry.names(Kind.CELL)).containsExactly("mgu");
    assertThat(registry.problems()).hasSize(1);
    assertThat(registry.problems().get(0).message())
        .startsWith("a cell provider cannot be loaded:")
        .contains("FailingProvider");
  }

  @Test
  void aProviderThatIsPromisedAndMissingIsReportedAndTheRestIsThere() throws IOException {
    Registry registry = onClassPath(jar("acme.jar", "MissingProvider", "MguProvider"));
    assertThat(registry.names(Kind.CELL)).containsExactly("mgu");
    assertThat(registry.problems()).hasSize(1);
    assertThat(registry.problems().get(0).message()).contains("MissingProvider");
  }

  @Test
  void aClassWhoseParentIsMissingIsReportedAndTheRestIsThere() throws IOException {
    Registry registry = onClassPath(jar("acme.jar", "OrphanProvider", "MguProvider"));
    assertThat(registry.names(Kind.CELL)).containsExactly("mgu");
    assertThat(registry.problems()).hasSize(1);
    assertThat(registry.problems().get(0).message()).contains("OrphanParent");
  }

  @Test
  void aPlaceWithoutPluginsAddsNothing() throws IOException {
    Registry registry = onClassPath(Files.createDirectory(folder.resolve("empty")));
    for (Kind<?> kind : Kind.all()) {
      assertThat(registry.names(kind)).isEmpty();
    }
  }
}
