package org.rnn4j.cli;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** What {@code rnn --version} prints. */
final class ProgramVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "rnn " + version(),
      "Java "
          + Runtime.version()
          + " ("
          + System.getProperty("java.vendor")
          + "), "
          + System.getProperty("os.name")
          + " "
          + System.getProperty("os.arch")
    };
  }

  // On the class path the module has no descriptor, but its jar still has one.
  private static String version() {
    Optional<ModuleDescriptor> own = Optional.ofNullable(Main.class.getModule().getDescriptor());
    return own.or(
            () ->
                location()
                    .flatMap(jar -> ModuleFinder.of(jar).find("org.rnn4j.cli"))
                    .map(reference -> reference.descriptor()))
        .flatMap(ModuleDescriptor::rawVersion)
        .orElse("(unknown version)");
  }

  /** The jar or folder that this program was loaded from. */
  static Optional<Path> location() {
    CodeSource source = Main.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
