package org.rnn4j.api.spi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A plugin as a third party would ship it, put together from classes of the test: what a class
 * loader sees of a jar or folder is outside this module, as it is for a user.
 */
final class PluginJar {

  private static final String PLUGIN_PACKAGE = "org.rnn4j.api.spi.plugin.";

  private final Map<String, byte[]> files = new TreeMap<>();
  private final Manifest manifest = new Manifest();

  PluginJar(String... providers) {
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    files.put(
        "META-INF/services/org.rnn4j.api.spi.CellProvider",
        (PLUGIN_PACKAGE + String.join("\n" + PLUGIN_PACKAGE, providers))
            .getBytes(StandardCharsets.UTF_8));
    addClass("NamedCellProvider");
    List.of(providers).forEach(this::addClass);
  }

  private void addClass(String simpleName) {
    String file = (PLUGIN_PACKAGE + simpleName).replace('.', '/') + ".class";
    try (InputStream in = PluginJar.class.getResourceAsStream("/" + file)) {
      if (in != null) { // else a provider that is promised and missing
        files.put(file, in.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  PluginJar automaticModuleName(String name) {
    manifest.getMainAttributes().putValue("Automatic-Module-Name", name);
    return this;
  }

  PluginJar implementationVersion(String version) {
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
    return this;
  }

  Path writeJar(Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        out.putNextEntry(new JarEntry(file.getKey()));
        out.write(file.getValue());
        out.closeEntry();
      }
    }
    return jar;
  }

  Path writeFolder(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
    return folder;
  }

  /**
   * A loader of these jars and folders; it looks there first, as the test's own copy is in a
   * module.
   */
  static URLClassLoader loader(Path... places) throws IOException {
    URL[] urls = new URL[places.length];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = places[i].toUri().toURL();
    }
    return new PluginFirst(urls);
  }

  private static final class PluginFirst extends URLClassLoader {

    PluginFirst(URL[] urls) {
      super(urls, Registry.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(PLUGIN_PACKAGE)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }
}
