package org.rnn4j.cells.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.spi.Registry;
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

  /** A program may load the engine with modules of its own, which another layer does not see. */
  @Test
  void theEnginesOwnLayerIsAskedBeforeThatOfTheJvm() {
    ModuleLayer boot = ModuleLayer.boot();
    Configuration resolved =
        boot.configuration().resolve(new OwnVectors(), ModuleFinder.of(), Set.of(OwnVectors.NAME));
    ModuleLayer layer = boot.defineModulesWithOneLoader(resolved, null);
    Module vectors = layer.findModule(OwnVectors.NAME).orElseThrow();
    assertThat(KernelSelection.vectorsFor(vectors)).contains(vectors);

    Optional<Module> ofTheJvm = boot.findModule(OwnVectors.NAME);
    Module onTheClassPath = layer.findLoader(OwnVectors.NAME).getUnnamedModule();
    assertThat(KernelSelection.vectorsFor(onTheClassPath)).isEqualTo(ofTheJvm);
    assertThat(KernelSelection.vectorsFor(Object.class.getModule())).isEqualTo(ofTheJvm);
  }

  /** Finds an empty module of the name. */
  private static final class OwnVectors implements ModuleFinder {

    static final String NAME = "jdk.incubator.vector";

    private final ModuleReference module =
        new ModuleReference(ModuleDescriptor.newModule(NAME).requires("java.base").build(), null) {
          @Override
          public ModuleReader open() {
            throw new UnsupportedOperationException("it is empty");
          }
        };

    @Override
    public Optional<ModuleReference> find(String name) {
      return Optional.of(module).filter(m -> name.equals(NAME));
    }

    @Override
    public Set<ModuleReference> findAll() {
      return Set.of(module);
    }
  }

  @Test
  void whereTheSlowerKernelsWereNotAskedForItIsSaidWhatWouldBeFaster() {
    KernelSelection missing =
        new KernelSelection(
            new ScalarKernels(),
            "start Java with --add-modules jdk.incubator.vector for faster ones");
    assertThat(missing.advice().orElseThrow())
        .contains("scalar kernels", "three times", "--add-modules jdk.incubator.vector");
    assertThat(KernelSelection.select("scalar").advice()).isEmpty();
    assertThat(KernelSelection.select("").advice().isPresent()).isEqualTo(!VECTORS_ARE_THERE);
  }

  @Test
  void thatIsLoggedOnceByTheFirstNetwork() throws IOException, InterruptedException {
    if (!VECTORS_ARE_THERE) {
      return; // the first network of this JVM was another test's
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", classPath(), TwoNetworks.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    assertThat(said)
        .containsOnlyOnce("networks compute with scalar kernels")
        .contains("start Java with --add-modules jdk.incubator.vector")
        .contains("two networks");
  }

  private static String classPath() {
    return Stream.of(Registry.class, Network.class, TwoNetworks.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
        .map(at -> Path.of(URI.create(at.toString())).toString())
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** A program that makes two of them. */
  static final class TwoNetworks {
    public static void main(String[] args) {
      Network.builder(1).head(1).build().close();
      Network.builder(1).head(1).build().close();
      System.out.println("two networks");
    }
  }
}
