package org.rnn4j.api.spi;

import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the jars and folders on a class path would be called on a module path, so that the qualified
 * name of a provider is the same on both: the name in {@code module-info}, else the manifest's
 * {@code Automatic-Module-Name}, else one made from the jar's file name.
 */
final class ClassPathModules {

  private final Map<URI, Optional<ModuleDescriptor>> known = new HashMap<>();

  /** The module that a jar or folder would be; empty if it could be none. */
  Optional<ModuleDescriptor> at(URI location) {
    return known.computeIfAbsent(location, ClassPathModules::read);
  }

  private static Optional<ModuleDescriptor> read(URI location) {
    try {
      Path path = Path.of(location);
      // A folder without a descriptor is no module; the finder would look for some inside it.
      if (Files.isDirectory(path) && !Files.exists(path.resolve("module-info.class"))) {
        return Optional.empty();
      }
      return ModuleFinder.of(path).findAll().stream().findFirst().map(ModuleReference::descriptor);
    } catch (FindException | IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty(); // not a file, or a jar that no module path would take
    }
  }
}
