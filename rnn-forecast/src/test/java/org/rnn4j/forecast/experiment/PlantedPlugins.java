package org.rnn4j.forecast.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.rnn4j.api.spi.Provider;
import org.rnn4j.api.spi.Registry;

/** A provider of a test as a plugin's: loaded anew, with statics of its own, and found by name. */
final class PlantedPlugins extends ClassLoader {

  private final String provider;
  private final String services;
  private final URL service;

  private PlantedPlugins(Class<?> kind, String provider, Path folder) {
    super(PlantedPlugins.class.getClassLoader());
    this.provider = provider;
    this.services = "META-INF/services/" + kind.getName();
    try {
      Path file = Files.createTempFile(folder, "services", ".txt");
      Files.writeString(file, provider);
      this.service = file.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is installed, and this provider of a kind. */
  static <P extends Provider<?>> Registry with(
      Class<P> kind, Path folder, Class<? extends P> provider) {
    return Registry.installed().with(new PlantedPlugins(kind, provider.getName(), folder));
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    boolean own = name.equals(provider) || name.startsWith(provider + "$");
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : own ? define(name) : super.loadClass(name, resolve);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    String file = "/" + name.replace('.', '/') + ".class";
    try (InputStream in = PlantedPlugins.class.getResourceAsStream(file)) {
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return name.equals(services)
        ? Collections.enumeration(List.of(service))
        : super.getResources(name);
  }
}
