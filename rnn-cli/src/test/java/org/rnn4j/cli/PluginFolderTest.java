package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.experiment.Experiment;
import org.rnn4j.forecast.experiment.Layer;
import org.rnn4j.forecast.run.ProgressListener;

/** {@link Registry#ofFolder} with jars as third parties build them. */
class PluginFolderTest {

  private static final String PROVIDER = "com/acme/one/OneProvider.java";

  @TempDir Path folder;

  @Test
  void aModularJarIsFoundByItsName() {
    PluginJar.ofExample().build(folder.resolve("mgu.jar"));

    Registry.Entry<?> entry = load().findEntry(Kind.CELL, "mgu");

    assertThat(entry.module()).isEqualTo("com.acme.mgu");
    assertThat(entry.location().orElseThrow().getPath()).endsWith("mgu.jar");
    assertThat(load().find(Kind.CELL, "com.acme.mgu/mgu").summary()).contains("Zhou");
  }

  @Test
  void aJarWithoutAModuleDescriptorIsFoundThroughItsServicesFile() {
    PluginJar.withCell("com.acme.one", "one").build(folder.resolve("acme-one-1.2.jar"));

    Registry.Entry<?> entry = load().findEntry(Kind.CELL, "one");

    assertThat(entry.module()).isEqualTo("acme.one");
    assertThat(entry.version()).contains("1.2");
  }

  @Test
  void aJarWhoseFileNameMakesNoModuleNameIsLoadedAllTheSame() {
    PluginJar.withCell("com.acme.one", "one").build(folder.resolve("throws-1.0.jar"));

    Registry.Entry<?> one = load().findEntry(Kind.CELL, "one");
    assertThat(one.origin()).contains("throws-1.0.jar");
    assertThat(one.jar()).hasValue("throws-1.0.jar");
    assertThat(one.isPlugin()).isTrue();
    assertThat(load().findEntry(Kind.CELL, "lstm").isPlugin()).isFalse();
  }

  @Test
  void aBrokenJarIsReportedAndTheRestIsLoaded() throws IOException {
    Files.writeString(folder.resolve("a-broken.jar"), "this is no zip file");
    Files.createFile(folder.resolve("b-empty.jar"));
    PluginJar.ofExample().build(folder.resolve("c-mgu.jar"));

    assertThat(load().names(Kind.CELL)).contains("mgu");
    assertThat(skipped()).hasSize(2);
    assertThat(skipped().get(0).toString())
        .contains("a-broken.jar: plugin skipped: a-broken.jar is not a readable jar");
    assertThat(skipped().get(1).toString()).contains("b-empty.jar: plugin skipped");
  }

  @Test
  void whatTheProgramBringsWinsOverACopyInAPlugin() throws IOException {
    Path plugin = Files.createDirectories(folder.resolve("mgu"));
    PluginJar.ofExample().build(plugin.resolve("mgu.jar"));
    PluginJar.empty()
        .file("module-info.java", "module org.rnn4j.api { exports org.rnn4j.api.cell; }")
        .file(
            "org/rnn4j/api/cell/Cell.java",
            "package org.rnn4j.api.cell; public interface Cell { void somethingElse(); }")
        .build(plugin.resolve("rnn-api-0.0.1.jar"));

    Object cell = load().find(Kind.CELL, "mgu").create(Options.of(units(), Map.of("units", 2)));

    assertThat(cell).isInstanceOf(Cell.class);
    assertThat(cell.getClass().getModule().getLayer()).isNotEqualTo(ModuleLayer.boot());
  }

  @Test
  void aProviderThatCannotBeMadeIsReportedWithItsReason() {
    PluginJar.withCell("com.acme.one", "one")
        .replacing(
            PROVIDER,
            "  @Override\n  public String name()",
            "  public OneProvider() { throw new IllegalStateException(\"no licence\"); }\n"
                + "  @Override\n  public String name()")
        .build(folder.resolve("one.jar"));

    assertThat(skipped()).singleElement().asString().contains("one.jar").contains("OneProvider");
  }

  @Test
  void aProviderThatNeverComesToAnEndOfItselfIsReportedAndTheRestIsLoaded() {
    PluginJar.withCell("com.acme.one", "one")
        .replacing(PROVIDER, "return \"A test's cell.\";", "return summary() + '.';")
        .build(folder.resolve("a-one.jar"));
    PluginJar.withCell("com.acme.two", "two").build(folder.resolve("b-two.jar"));

    assertThat(skipped())
        .singleElement()
        .asString()
        .contains("a-one.jar: plugin skipped: StackOverflowError");
    assertThat(load().names(Kind.CELL)).contains("two").doesNotContain("one");
  }

  @Test
  void aProviderWhoseNameBreaksTheRulesIsReported() {
    PluginJar.withCell("com.acme.one", "One_Cell").build(folder.resolve("one.jar"));

    assertThat(skipped())
        .singleElement()
        .asString()
        .contains("the name of the cell 'One_Cell' is not in kebab-case");
  }

  @Test
  void aJarThatNeedsAModuleThatIsNotThereIsReported() {
    PluginJar.ofExample().build(folder.resolve("good.jar"));
    PluginJar.empty()
        .file("module-info.java", "module com.acme.needy { requires java.se; }")
        .build(folder.resolve("needy.jar"));

    assertThat(skipped()).singleElement().asString().contains("needy.jar: plugin skipped");
    assertThat(load().names(Kind.CELL)).contains("mgu");
  }

  @Test
  void aJarThatProvidesNothingIsReported() {
    PluginJar.empty().file("readme.txt", "nothing here").build(folder.resolve("nothing.jar"));

    assertThat(skipped())
        .singleElement()
        .asString()
        .contains("it provides nothing that a spec can name");
  }

  @Test
  void twoVersionsOfOnePluginAreNotLoadedTogether() {
    PluginJar.ofExample().build(folder.resolve("mgu-1.0.jar"));
    PluginJar.ofExample().build(folder.resolve("mgu-1.1.jar"));

    assertThat(skipped())
        .singleElement()
        .asString()
        .contains("mgu-1.1.jar")
        .contains("the cell 'mgu' is there already")
        .contains("mgu-1.0.jar");
  }

  @Test
  void aPluginCannotTakeABuiltInNameSilently() {
    PluginJar.withCell("com.acme.one", "lstm").build(folder.resolve("one.jar"));

    Registry registry = load();

    assertThatThrownBy(() -> registry.find(Kind.CELL, "lstm"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'org.rnn4j.cells/lstm'")
        .hasMessageContaining("'one/lstm'");
    assertThat(registry.find(Kind.CELL, "one/lstm").summary()).isEqualTo("A test's cell.");
  }

  @Test
  void anEmbedderTrainsAThirdPartysCell() {
    PluginJar.ofExample().build(folder.resolve("mgu.jar"));

    Experiment experiment =
        Experiment.builder()
            .registry(Registry.ofFolder(folder))
            .source("waves", Map.of("series", 20, "steps", 10))
            .set("data.split", Map.of("train", 12, "validation", 4, "test", 4))
            .lookback(10)
            .horizon(1)
            .layer(Layer.recurrent("mgu").units(2))
            .strategy("direct")
            .epochs(1)
            .baselines("naive")
            .build();

    assertThat(experiment.run(ProgressListener.silent()).leaderboard().orElseThrow().table())
        .contains("> model", "naive");
  }

  @Test
  void aFolderThatIsNotThereIsAnError() {
    assertThatThrownBy(() -> Registry.ofFolder(folder.resolve("none")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("there is no such plugin folder");
  }

  private Registry load() {
    return Registry.ofFolder(folder);
  }

  private List<InputException.Problem> skipped() {
    return load().problems();
  }

  private List<org.rnn4j.api.option.Option<?>> units() {
    return load().find(Kind.CELL, "mgu").options();
  }
}
