package org.rnn4j.forecast.saved;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;
import org.rnn4j.api.spi.Registry;

/**
 * Where something came from that a model is made with: an item of the list {@code providers} of
 * {@code model.json}.
 *
 * @param kind as the command line shows it
 * @param name without its module
 * @param module that provides it
 * @param version of the module; empty where it is not known
 * @param jar file name of a plugin; empty for what belongs to this program, and where it is not
 *     known
 */
public record Origin(String kind, String name, String module, String version, String jar) {

  private static final String KIND = "kind";
  private static final String NAME = "name";
  private static final String MODULE = "module";
  private static final String VERSION = "version";
  private static final String JAR = "jar";

  private static final String NO_MODULE = "class-path";

  /** Of what is installed now. */
  static Origin of(Kind<?> kind, Registry.Entry<? extends Provider<?>> entry) {
    return new Origin(
        kind.name(),
        entry.provider().name(),
        entry.module(),
        entry.version().orElse(""),
        entry.isPlugin() ? entry.jar().orElse("") : "");
  }

  /** As {@link #tree} gave it; empty for what it did not. */
  public static Optional<Origin> read(Object item) {
    if (!(item instanceof Map<?, ?> tree)) {
      return Optional.empty();
    }
    return Optional.of(
            new Origin(
                text(tree, KIND),
                text(tree, NAME),
                text(tree, MODULE),
                text(tree, VERSION),
                text(tree, JAR)))
        .filter(origin -> !origin.kind.isEmpty() && !origin.name.isEmpty());
  }

  private static String text(Map<?, ?> tree, String key) {
    return tree.get(key) instanceof String text ? text : "";
  }

  public Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(KIND, kind);
    tree.put(NAME, name);
    tree.put(MODULE, module);
    tree.put(VERSION, version);
    if (!jar.isEmpty()) {
      tree.put(JAR, jar);
    }
    return tree;
  }

  /** {@code the cell 'mgu'}. */
  String what() {
    return "the " + kind + " '" + name + "'";
  }

  /** {@code com.acme.mgu 1.0, mgu-1.0.jar}. */
  String where() {
    return (module.isEmpty() ? "an unknown module" : module)
        + (version.isEmpty() ? "" : " " + version)
        + (jar.isEmpty() ? "" : ", " + jar);
  }

  /** A problem for each that is not installed. */
  public static List<Problem> missing(List<Origin> trained, Registry registry) {
    List<Problem> missing = new ArrayList<>();
    for (Origin origin : trained) {
      if (Kind.all().stream()
          .filter(kind -> kind.name().equals(origin.kind))
          .anyMatch(kind -> !registry.names(kind).contains(origin.name))) {
        missing.add(
            new Problem(
                "",
                origin.what() + " that the model was made with is not installed",
                "it came from " + origin.where() + ": put that into the plugin folder"));
      }
    }
    return missing;
  }

  /** One sentence for each module that is another now, with what the model has from it. */
  public static List<String> differences(List<Origin> trained, List<Origin> now) {
    Map<String, Set<String>> whats = new LinkedHashMap<>();
    for (Origin then : trained) {
      now.stream()
          .filter(o -> o.kind.equals(then.kind) && o.name.equals(then.name))
          .filter(then::isOther)
          .forEach(
              o ->
                  whats
                      .computeIfAbsent(
                          "was made with " + then.where() + ", and is now from " + o.where(),
                          sentence -> new LinkedHashSet<>())
                      .add(then.what()));
    }
    List<String> sentences = new ArrayList<>();
    whats.forEach((sentence, all) -> sentences.add(String.join(", ", all) + " " + sentence));
    return sentences;
  }

  // Another jar of the same version is the same.
  private boolean isOther(Origin now) {
    boolean known = !module.isEmpty() && !module.equals(NO_MODULE) && !now.module.equals(NO_MODULE);
    boolean versionsKnown = !version.isEmpty() && !now.version.isEmpty();
    return known && (!module.equals(now.module) || (versionsKnown && !version.equals(now.version)));
  }
}
