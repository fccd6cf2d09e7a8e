package org.rnn4j.api.spi;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;

/**
 * Loads the plugins of a folder, each apart from the others: a jar, or a sub-folder with a jar and
 * the jars it needs, becomes one module layer (one class loader where this program runs on the
 * class path). What this program itself brings, the API above all, wins over a copy in a plugin. A
 * plugin that cannot be loaded is left out with a reason, and the rest is loaded.
 */
final class PluginFolder {

  private Registry registry;

  private PluginFolder(Registry registry) {
    this.registry = registry;
  }

  /**
   * A registry and the plugins of a folder, in the order of their file names.
   *
   * @throws InputException if the folder cannot be read
   */
  static Registry addAll(Path folder, Registry registry) {
    PluginFolder plugins = new PluginFolder(registry);
    for (Path plugin : pluginsIn(folder)) {
      plugins.add(plugin);
    }
    return plugins.registry;
  }

  /** A registry and one plugin: a jar, or a folder with a jar and the jars it needs. */
  static Registry add(Path plugin, Registry registry) {
    PluginFolder plugins = new PluginFolder(registry);
    plugins.add(plugin);
    return plugins.registry;
  }

  private static List<Path> pluginsIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> isJar(f) || (Files.isDirectory(f) && !isHidden(f)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new InputException(
          folder.toString(),
          Files.exists(folder)
              ? "the plugin folder cannot be read"
              : "there is no such plugin folder",
          "name a folder of jars");
    }
  }

  private static boolean isJar(Path file) {
    return file.getFileName().toString().endsWith(".jar") && Files.isRegularFile(file);
  }

  private static boolean isHidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }

  private void add(Path plugin) {
    try {
      List<Path> jars = jarsOf(plugin);
      Registry candidate =
          Registry.class.getModule().isNamed() && canBeModules(plugin)
              ? registry.with(layer(plugin))
              : registry.with(new URLClassLoader(urls(jars), Registry.class.getClassLoader()));
      check(candidate);
      registry = candidate;
    } catch (Throwable e) {
      // Whatever a foreign jar throws (bad zip, module conflict, missing class, a recursion without
      // an end): the others go on.
      registry = registry.with(new Problem(plugin.toString(), "plugin skipped: " + reason(e), ""));
    }
  }

  // Opening each jar first gives a plain reason, and a class loader would pass over a broken one.
  private static List<Path> jarsOf(Path plugin) throws IOException {
    List<Path> jars = List.of(plugin);
    if (Files.isDirectory(plugin)) {
      try (Stream<Path> files = Files.list(plugin)) {
        jars = files.filter(PluginFolder::isJar).sorted().toList();
      }
    }
    if (jars.isEmpty()) {
      throw new Unusable("there is no jar in this folder");
    }
    for (Path jar : jars) {
      try (JarFile open = new JarFile(jar.toFile())) {
        if (open.size() == 0) {
          throw new Unusable(jar.getFileName() + " is empty");
        }
      } catch (IOException e) {
        throw new Unusable(jar.getFileName() + " is not a readable jar (" + e.getMessage() + ")");
      }
    }
    return jars;
  }

  // A jar without a descriptor is a module by its file's name, which may be none: throws-1.0.jar.
  private static boolean canBeModules(Path plugin) {
    try {
      ModuleFinder.of(plugin).findAll();
      return true;
    } catch (FindException e) {
      return !(e.getCause() instanceof IllegalArgumentException); // else layer() says why
    }
  }

  private static ModuleLayer layer(Path plugin) {
    ModuleLayer parent = Registry.class.getModule().getLayer();
    ModuleFinder finder = ModuleFinder.of(plugin);
    Set<String> names = new TreeSet<>();
    finder.findAll().forEach(module -> names.add(module.descriptor().name()));
    Set<String> roots = new TreeSet<>(names);
    roots.removeIf(name -> parent.configuration().findModule(name).isPresent());
    if (roots.isEmpty()) {
      throw new Unusable("module " + String.join(", ", names) + " is part of this program already");
    }
    // Nothing is looked up before the parent, so that the parent's modules win.
    Configuration configuration =
        parent.configuration().resolveAndBind(ModuleFinder.of(), finder, roots);
    return parent.defineModulesWithOneLoader(configuration, Registry.class.getClassLoader());
  }

  private static URL[] urls(List<Path> jars) throws MalformedURLException {
    URL[] urls = new URL[jars.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = jars.get(i).toUri().toURL();
    }
    return urls;
  }

  // Asks every new provider what it is, so that a broken one is found here and not in a run.
  private void check(Registry candidate) {
    if (candidate.problems().size() > registry.problems().size()) {
      throw new Unusable(candidate.problems().get(registry.problems().size()).message());
    }
    int found = 0;
    for (Kind<?> kind : Kind.all()) {
      found += check(kind, candidate);
    }
    if (found == 0) {
      throw new Unusable("it provides nothing that a spec can name");
    }
  }

  private <P extends Provider<?>> int check(Kind<P> kind, Registry candidate) {
    List<Registry.Entry<P>> known = registry.all(kind);
    int found = 0;
    for (Registry.Entry<P> entry : candidate.all(kind)) {
      if (known.stream().noneMatch(k -> k.provider() == entry.provider())) {
        checkNew(kind, entry, known);
        found++;
      }
    }
    return found;
  }

  private static <P extends Provider<?>> void checkNew(
      Kind<P> kind, Registry.Entry<P> entry, List<Registry.Entry<P>> known) {
    P provider = entry.provider();
    String what = kind + " '" + provider.name() + "'";
    if (!provider.name().matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new Unusable("the name of the " + what + " is not in kebab-case");
    }
    if (provider.summary().isBlank()) {
      throw new Unusable("the " + what + " has no summary");
    }
    provider.options().forEach(option -> option.expected());
    provider.otherNames().forEach(String::length);
    for (Registry.Entry<P> other : known) {
      // Not even the qualified name could tell them apart.
      if (other.provider().name().equals(provider.name())
          && other.module().equals(entry.module())) {
        throw new Unusable(
            "the " + what + " is there already (" + other.fullOrigin() + "); remove one");
      }
    }
  }

  private static String reason(Throwable e) {
    StringBuilder reason = new StringBuilder();
    for (Throwable t = e; t != null; t = t.getCause()) {
      String message = t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage();
      if (reason.indexOf(message) < 0) {
        reason.append(reason.isEmpty() ? "" : ": ").append(message);
      }
    }
    return reason.toString();
  }

  /** A plugin cannot be used, for the reason that the message says. */
  private static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unusable(String reason) {
      super(reason);
    }
  }
}
