package org.rnn4j.api.spi;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rnn4j.api.spi.Registry.Entry;
import org.rnn4j.api.spi.Registry.Running;

/**
 * Finds in a stack trace the plugin whose code was running. What a plugin calls is its own business
 * too: where it hands our code something that is none, our code throws and the plugin is beneath.
 */
final class PluginFrames {

  private final List<Running> providers = new ArrayList<>();

  PluginFrames(Registry registry) {
    Kind.all().forEach(kind -> add(kind, registry));
  }

  private <P extends Provider<?>> void add(Kind<P> kind, Registry registry) {
    // Our own providers take the same way as a plugin's, but their failures are ours.
    registry.all(kind).stream()
        .filter(Entry::isPlugin)
        .forEach(e -> providers.add(new Running(kind, e, e.provider().getClass().getName())));
  }

  /**
   * What the jar provides whose code was running when this was thrown; the provider itself alone
   * where the code is in its class. Empty where no plugin was running.
   */
  List<Running> running(Throwable thrown) {
    if (providers.isEmpty()) {
      return List.of();
    }
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable t = thrown; t != null && seen.add(t); t = t.getCause()) {
      List<Running> found = running(t.getStackTrace());
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  /** As {@link #running(Throwable)}, of a thread's stack. */
  List<Running> running(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      String type = frame.getClassName();
      List<Running> ofJar =
          providers.stream()
              .filter(p -> isOf(p.entry(), type))
              .map(p -> new Running(p.kind(), p.entry(), type))
              .toList();
      if (!ofJar.isEmpty()) {
        List<Running> itself =
            ofJar.stream()
                .filter(p -> outermost(type).equals(p.entry().provider().getClass().getName()))
                .toList();
        return itself.size() == 1 ? itself : ofJar;
      }
    }
    return List.of();
  }

  private static String outermost(String type) {
    int nested = type.indexOf('$');
    return nested < 0 ? type : type.substring(0, nested);
  }

  // Whether the plugin's loader finds a class of this name, and finds it in the plugin.
  private static boolean isOf(Entry<?> entry, String type) {
    if (type.startsWith(Registry.OWN_PACKAGES)) {
      return false;
    }
    try {
      Class<?> provider = entry.provider().getClass();
      Class<?> found = Class.forName(type, false, provider.getClassLoader());
      return provider.getModule().isNamed()
          ? found.getModule() == provider.getModule()
          : found.getClassLoader() == provider.getClassLoader() && !isElsewhere(entry, found);
    } catch (ClassNotFoundException | LinkageError e) {
      return false; // not a class of the plugin
    }
  }

  private static boolean isElsewhere(Entry<?> entry, Class<?> found) {
    Optional<URI> location = Registry.codeSource(found);
    return !location.equals(entry.location());
  }
}
