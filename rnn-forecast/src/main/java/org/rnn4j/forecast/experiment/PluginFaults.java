package org.rnn4j.forecast.experiment;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.error.PluginException;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.error.RunException;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.api.spi.Registry.Running;
import org.rnn4j.forecast.contender.Cancellation;
import org.rnn4j.forecast.spec.ExperimentSpec;

/** Says of a failure in a plugin's code whose it is. */
public final class PluginFaults {

  private final Registry registry;
  private final Optional<ExperimentSpec> spec;

  private PluginFaults(Registry registry, Optional<ExperimentSpec> spec) {
    this.registry = registry;
    this.spec = spec;
  }

  /** Of the plugins in a registry. */
  public static PluginFaults of(Registry registry) {
    return new PluginFaults(registry, Optional.empty());
  }

  /** Of the plugins that a spec names; the place where it does is said. */
  static PluginFaults of(Registry registry, ExperimentSpec spec) {
    return new PluginFaults(registry, Optional.of(spec));
  }

  /**
   * What the work gives.
   *
   * @throws PluginException where it fails in a plugin's code
   */
  <T> T naming(Supplier<T> work) {
    try {
      return work.get();
    } catch (PluginException e) { // what the engine knows by its class is known here by its jar
      throw fault(registry.running(e.getCause()), happened(e.getCause()), e.getCause()).orElse(e);
    } catch (InputException | RunException | Cancellation | OutOfMemoryError e) {
      throw e;
    } catch (Throwable e) { // also a checked exception, of a language that checks none
      Optional<PluginException> fault = find(e);
      if (fault.isPresent()) {
        throw fault.get();
      }
      throw e;
    }
  }

  /** The plugin's failure that this is; empty where no plugin was running. */
  public Optional<PluginException> find(Throwable thrown) {
    if (thrown instanceof PluginException known) {
      return Optional.of(known);
    }
    return fault(registry.running(thrown), happened(thrown), thrown);
  }

  private static UnaryOperator<String> happened(Throwable thrown) {
    return type -> "failed in " + type + ": " + thrown(thrown);
  }

  /** The plugin whose code ended the process; empty where none was running. */
  public Optional<PluginException> findExit(StackTraceElement[] stack) {
    IllegalStateException exit = new IllegalStateException("System.exit");
    exit.setStackTrace(stack);
    return fault(
        registry.running(stack), type -> "ended the process (System.exit) in " + type, exit);
  }

  private Optional<PluginException> fault(
      List<Running> running, UnaryOperator<String> happened, Throwable cause) {
    if (running.isEmpty()) {
      return Optional.empty();
    }
    List<Running> named =
        running.size() == 1 ? running : running.stream().filter(r -> place(r).isPresent()).toList();
    Running one = named.size() == 1 ? named.get(0) : running.get(0);
    Place place = named.size() == 1 ? place(one).orElse(Place.none()) : Place.none();
    String what = named.size() == 1 ? kindAndName(one) : all(running);
    String message = what + " (" + one.entry().origin() + ") " + happened.apply(one.type());
    return Optional.of(new PluginException(new Problem(place, message, remedy(cause)), cause));
  }

  private Optional<Place> place(Running running) {
    return spec.flatMap(s -> s.placeOf(running.kind(), running.entry()));
  }

  private static String kindAndName(Running r) {
    return "the " + r.kind() + " '" + r.entry().provider().name() + "'";
  }

  private static String all(List<Running> running) {
    return running.stream()
        .map(r -> r.kind() + " '" + r.entry().provider().name() + "'")
        .collect(Collectors.joining(", ", "a plugin with ", ""));
  }

  private static String thrown(Throwable e) {
    String message = e.getMessage() == null ? "" : ": " + Quoted.plain(e.getMessage());
    return e.getClass().getSimpleName() + message;
  }

  private static String remedy(Throwable e) {
    if (e instanceof NoClassDefFoundError || e instanceof ClassNotFoundException) {
      return "a jar that the plugin needs is missing: put it beside the plugin's own, both in a"
          + " folder of their own in the plugin folder";
    }
    if (e instanceof LinkageError) {
      return "the plugin was compiled against another version of a library that this program brings"
          + " too, and this program's counts; compile the plugin against that one";
    }
    return "ask its author, or remove the jar";
  }
}
