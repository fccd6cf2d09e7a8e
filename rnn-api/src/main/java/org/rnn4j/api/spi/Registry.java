package org.rnn4j.api.spi;

import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.option.Spelling;

/**
 * Finds providers by kind and name: {@code lstm}, or {@code module/lstm} where two modules provide
 * the same name. Immutable.
 *
 * <p>There is no order of precedence: a plugin can neither replace a built-in implementation
 * silently nor be shadowed by one. A short name that two modules provide is refused, with both
 * qualified names.
 */
public final class Registry {

  /** What the name of every class of this program begins with. */
  static final String OWN_PACKAGES = "org.rnn4j.";

  /**
   * A provider and where it came from.
   *
   * @param provider the provider
   * @param module the name of its module; on the class path the name that its jar would have as a
   *     module, or {@code class-path} where there is none
   * @param version of the module or jar; empty when unknown
   * @param location of its jar or folder; empty when unknown
   * @param <P> the provider interface
   */
  public record Entry<P>(
      P provider, String module, Optional<String> version, Optional<URI> location) {

    /** Where it came from, for messages: jar or folder, or the module, and its version. */
    public String origin() {
      String file = fileName().orElse(module);
      return version.map(v -> file + " " + v).orElse(file);
    }

    /** Where it came from in full: module, version, and the jar or folder. */
    public String fullOrigin() {
      return module
          + version.map(v -> " " + v).orElse("")
          + fileName().map(name -> ", " + name).orElse("");
    }

    /** The name of its jar or folder, without the path; empty when unknown. */
    public Optional<String> fileName() {
      return location
          .map(at -> at.getPath() == null ? at.toString() : at.getPath())
          .map(path -> path.endsWith("/") ? path.substring(0, path.length() - 1) : path)
          .map(path -> path.substring(path.lastIndexOf('/') + 1));
    }

    /** The name of its jar; empty when it is in none, or unknown. */
    public Optional<String> jar() {
      return fileName().filter(name -> name.endsWith(".jar"));
    }

    /** Whether it is a third party's and does not belong to this program, by its class. */
    public boolean isPlugin() {
      return !provider.getClass().getName().startsWith(OWN_PACKAGES);
    }
  }

  /**
   * Something of a plugin's whose code was running.
   *
   * @param kind of what it provides
   * @param entry its provider
   * @param type the name of the class that was running
   */
  public record Running(Kind<?> kind, Entry<? extends Provider<?>> entry, String type) {}

  private static final String CLASS_PATH = "class-path";

  private final Map<Kind<?>, List<Entry<?>>> entries;
  private final List<InputException.Problem> problems;

  private Registry(Map<Kind<?>, List<Entry<?>>> entries, List<InputException.Problem> problems) {
    this.entries = entries;
    this.problems = problems;
  }

  /**
   * What is installed beside this library: on the module path if it runs as a module, else on the
   * class path.
   */
  public static Registry installed() {
    Registry empty = new Registry(Map.of(), List.of());
    Module self = Registry.class.getModule();
    return self.isNamed()
        ? empty.with(self.getLayer()).with(Registry.class.getClassLoader())
        : empty.with(Registry.class.getClassLoader());
  }

  /**
   * What is installed and the plugins of a folder, in the order of their file names. Every jar, and
   * every sub-folder with a jar and the jars it needs, is one plugin, with a module layer of its
   * own (a class loader where this library runs on the class path). What is installed, the API
   * above all, wins over a copy in a plugin. A plugin that cannot be loaded is left out, and {@link
   * #problems} says why.
   *
   * @throws InputException if the folder cannot be read
   */
  public static Registry ofFolder(Path folder) {
    return PluginFolder.addAll(folder, installed());
  }

  /**
   * This registry and one plugin, as {@link #ofFolder} loads it: a jar, or a folder with a jar and
   * the jars it needs. If it cannot be loaded, there is one more of {@link #problems}.
   */
  public Registry withPlugin(Path plugin) {
    return PluginFolder.add(plugin, this);
  }

  /** This registry and one more thing that could not be loaded. */
  Registry with(InputException.Problem problem) {
    List<InputException.Problem> all = new ArrayList<>(problems);
    all.add(problem);
    return new Registry(entries, List.copyOf(all));
  }

  /** This registry and the providers of a module layer and the layers above it. */
  public Registry with(ModuleLayer layer) {
    return plus("module layer " + layer, kind -> load(kind, layer));
  }

  /** This registry and the providers that a class loader sees. */
  public Registry with(ClassLoader loader) {
    return plus("class loader " + loader, kind -> load(kind, loader));
  }

  // One method for both: ServiceLoader is called from the module that declares the use.
  private static <P extends Provider<?>> ServiceLoader<P> load(Kind<P> kind, ModuleLayer layer) {
    return ServiceLoader.load(layer, kind.type());
  }

  private static <P extends Provider<?>> ServiceLoader<P> load(Kind<P> kind, ClassLoader loader) {
    return ServiceLoader.load(kind.type(), loader);
  }

  private interface Source {
    ServiceLoader<?> of(Kind<?> kind);
  }

  private Registry plus(String from, Source source) {
    Map<Kind<?>, List<Entry<?>>> all = new LinkedHashMap<>();
    List<InputException.Problem> found = new ArrayList<>(problems);
    ClassPathModules classPath = new ClassPathModules();
    for (Kind<?> kind : Kind.all()) {
      List<Entry<?>> ofKind = new ArrayList<>(entries.getOrDefault(kind, List.of()));
      var providers = source.of(kind).iterator();
      while (true) {
        try {
          if (!providers.hasNext()) {
            break;
          }
          Provider<?> provider = (Provider<?>) providers.next();
          requireName(provider);
          if (ofKind.stream().noneMatch(e -> e.provider().getClass() == provider.getClass())) {
            ofKind.add(entry(provider, classPath));
          }
        } catch (ServiceConfigurationError | LinkageError e) {
          // The latter where a class on the class path is for a newer JDK or misses another class.
          found.add(
              new InputException.Problem(
                  from,
                  "a " + kind.name() + " provider cannot be loaded: " + reason(e),
                  "it is skipped; the jar must fit this version"));
        }
      }
      all.put(kind, List.copyOf(ofKind));
    }
    return new Registry(Map.copyOf(all), List.copyOf(found));
  }

  // Everything is found and sorted by its name.
  private static void requireName(Provider<?> provider) {
    String type = provider.getClass().getName();
    String name;
    try {
      name = provider.name();
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Throwable e) { // whatever somebody's code throws, also a checked exception
      throw new ServiceConfigurationError(type + " fails in its name()", e);
    }
    if (name == null) {
      throw new ServiceConfigurationError(type + " gives null as its name()");
    }
  }

  // What a constructor threw stands in the cause.
  private static String reason(Throwable e) {
    Throwable cause = e.getCause();
    return e.getMessage() + (cause == null || cause == e ? "" : " (" + cause + ")");
  }

  private static Entry<Object> entry(Object provider, ClassPathModules classPath) {
    Class<?> type = provider.getClass();
    Module module = type.getModule();
    if (module.isNamed()) {
      Optional<URI> location =
          Optional.ofNullable(module.getLayer())
              .flatMap(l -> l.configuration().findModule(module.getName()))
              .flatMap(m -> m.reference().location());
      return new Entry<>(provider, module.getName(), module.getDescriptor().rawVersion(), location);
    }
    Optional<URI> location = codeSource(type);
    Optional<ModuleDescriptor> descriptor = location.flatMap(classPath::at);
    Optional<String> version =
        descriptor
            .flatMap(ModuleDescriptor::rawVersion)
            .or(() -> Optional.ofNullable(type.getPackage().getImplementationVersion()));
    return new Entry<>(
        provider, descriptor.map(ModuleDescriptor::name).orElse(CLASS_PATH), version, location);
  }

  static Optional<URI> codeSource(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      return Optional.empty(); // a loader that does not escape its URLs
    }
  }

  /** Every provider of a kind, sorted by name and then by module. */
  @SuppressWarnings("unchecked") // the entries of a kind were loaded by the kind's own type
  public <P extends Provider<?>> List<Entry<P>> all(Kind<P> kind) {
    Comparator<Entry<P>> byName = Comparator.comparing(e -> e.provider().name());
    return entries.getOrDefault(kind, List.of()).stream()
        .map(e -> (Entry<P>) e)
        .sorted(byName.thenComparing(Entry::module))
        .toList();
  }

  /** The short names of a kind, sorted. */
  public List<String> names(Kind<?> kind) {
    return List.copyOf(
        all(kind).stream()
            .map(e -> e.provider().name())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /**
   * The provider of this name.
   *
   * @param name short, or qualified as {@code module/name}
   * @throws InputException if there is none (with the nearest spelling, what exists and from where)
   *     or if two modules provide it
   */
  public <P extends Provider<?>> P find(Kind<P> kind, String name) {
    return findEntry(kind, name).provider();
  }

  /** As {@link #find}, with where it came from. */
  public <P extends Provider<?>> Entry<P> findEntry(Kind<P> kind, String name) {
    int slash = name.lastIndexOf('/');
    String shortName = name.substring(slash + 1);
    List<Entry<P>> matches =
        all(kind).stream()
            .filter(e -> e.provider().name().equals(shortName))
            .filter(e -> slash < 0 || e.module().equals(name.substring(0, slash)))
            .toList();
    if (matches.size() == 1) {
      return matches.get(0);
    }
    if (matches.isEmpty()) {
      throw new InputException(
          "", "unknown " + kind.name() + " " + Quoted.of(name), unknown(kind, shortName));
    }
    String qualified =
        matches.stream()
            .map(e -> "'" + e.module() + "/" + shortName + "'" + from(e))
            .collect(Collectors.joining(" and "));
    throw new InputException(
        "",
        "the " + kind.name() + " '" + name + "' is provided more than once: " + qualified,
        "write the qualified name, or remove one of the jars");
  }

  private String unknown(Kind<?> kind, String name) {
    String available =
        all(kind).stream()
            .collect(
                Collectors.groupingBy(
                    e -> e.module() + from(e),
                    LinkedHashMap::new,
                    Collectors.mapping(e -> e.provider().name(), Collectors.joining(", "))))
            .entrySet()
            .stream()
            .map(e -> e.getValue() + " (" + e.getKey() + ")")
            .collect(Collectors.joining("; "));
    String all = available.isEmpty() ? "none is installed" : "available: " + available;
    return meant(kind, name).map(n -> "did you mean '" + n + "'? " + all).orElse(all);
  }

  /**
   * The name that somebody who wrote this may have meant: one that differs in the size of letters
   * or in hyphens only, one that goes by this name elsewhere, or the one that is spelled nearly so.
   */
  public Optional<String> meant(Kind<?> kind, String name) {
    String plain = Spelling.plain(name);
    return all(kind).stream()
        .map(Entry::provider)
        .filter(
            p ->
                Spelling.plain(p.name()).equals(plain)
                    || p.otherNames().stream().map(Spelling::plain).anyMatch(plain::equals))
        .map(Provider::name)
        .findFirst()
        .or(() -> Spelling.nearest(name, names(kind)));
  }

  private static String from(Entry<?> entry) {
    return entry.jar().map(jar -> " in " + jar).orElse("");
  }

  /**
   * The plugin that was running when this was thrown, by its stack trace.
   *
   * @return what it provides: one where it is known which, all of its jar otherwise; empty where no
   *     code of a plugin's was running
   */
  public List<Running> running(Throwable thrown) {
    return new PluginFrames(this).running(thrown);
  }

  /** As {@link #running(Throwable)}, by the stack of a thread. */
  public List<Running> running(StackTraceElement[] stack) {
    return new PluginFrames(this).running(stack);
  }

  /** Providers and plugins that were found but could not be loaded, each with its reason. */
  public List<InputException.Problem> problems() {
    return problems;
  }
}
