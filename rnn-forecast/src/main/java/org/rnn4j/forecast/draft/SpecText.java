package org.rnn4j.forecast.draft;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.forecast.report.DataProfile;
import org.rnn4j.forecast.text.Json;
import org.rnn4j.forecast.text.Numbers;

/** The spec of a draft as text, with the reasons beside it. */
final class SpecText {

  private static final Set<String> WORDS_OF_YAML =
      Set.of("null", "none", "auto", "true", "false", "yes", "no", "on", "off", "y", "n");
  private static final int WIDEST = 100;
  private static final int MOST_CATEGORIES_ONE_HOT = 12;
  private static final int LARGEST_EMBEDDING = 8;

  private final StringBuilder text = new StringBuilder();
  private final String name;
  private final String path;
  private final Roles roles;
  private final DraftData data;
  private final Recipe recipe;

  /** How the file is named in the spec, and the experiment. */
  SpecText(Path file, Path spec, Roles roles, DraftData data, Recipe recipe) {
    this.path = relative(file, spec);
    String stem = spec.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    String plain = stem.replaceAll("[^A-Za-z0-9._-]", "-").replaceFirst("^[^A-Za-z0-9]+", "");
    this.name = plain.isEmpty() ? "experiment" : plain;
    this.roles = roles;
    this.data = data;
    this.recipe = recipe;
  }

  private static String relative(Path file, Path spec) {
    Path from = spec.toAbsolutePath().normalize().getParent();
    Path to = file.toAbsolutePath().normalize();
    try {
      return from.relativize(to).toString().replace(file.getFileSystem().getSeparator(), "/");
    } catch (IllegalArgumentException e) {
      return to.toString(); // on another drive
    }
  }

  /**
   * The whole.
   *
   * @param inputs whether the model sees lags and the calendar
   * @param baselines as lines of the spec; empty for the panel that fits the data
   * @param dropped what was left out because a run would be refused with it, and why
   */
  String yaml(boolean inputs, String baselines, Map<String, String> dropped) {
    text.setLength(0);
    head(dropped);
    line("version: 1");
    line("name: " + name);
    line("data:");
    dataLines();
    if (inputs) {
      comment(
          "beside the values: earlier ones, which a forecast needs beyond the lookback, and the"
              + " calendar, chosen by frequency and length");
      line("inputs: auto");
    }
    scalerLines();
    taskLines();
    modelLines();
    comment("what the model must beat");
    text.append(baselines);
    line("metrics: [mae, rmse]           # the first one decides");
    return text.toString();
  }

  private void head(Map<String, String> dropped) {
    DataProfile found = data.profile();
    comment("Drafted by rnn init from " + Quoted.plain(path) + ": every line is yours to change.");
    comment(recipe.kind().words() + ".");
    comment(
        found.series()
            + " series of "
            + found.lengths().shortest()
            + (found.lengths().shortest() == found.lengths().longest()
                ? ""
                : " to " + found.lengths().longest())
            + " steps, frequency "
            + found.frequency().orElse("none")
            + ", season "
            + (recipe.season().orElse(found.season()) > 1
                ? recipe.season().orElse(found.season()).toString()
                : "none")
            + found
                .rhythm()
                .map(
                    r ->
                        " (autocorrelation is highest at "
                            + r.steps()
                            + ": "
                            + Numbers.fixed(r.autocorrelation(), 2)
                            + ")")
                .orElse(" (the autocorrelation shows none)")
            + ".");
    roles.reasons().forEach(this::comment);
    found.remarks().forEach(this::comment);
    dropped.forEach((what, why) -> comment(what + " left out, for now: " + why));
    line("");
  }

  private void dataLines() {
    line("  source: " + data.source());
    data.refusal().ifPresent(said -> indented("without " + named(data.policies()) + ": " + said));
    data.options()
        .forEach(
            (key, value) ->
                line("  " + key + ": " + (key.equals("path") ? scalar(path) : value(value))));
    categoryLine();
    recipe
        .season()
        .ifPresent(s -> line("  season: " + s + "                   # by the autocorrelation"));
    Map<String, List<String>> unread = new TreeMap<>(); // columns by reason
    roles
        .leftOut()
        .forEach(
            (column, why) ->
                unread.computeIfAbsent(why, w -> new ArrayList<>()).add(Quoted.of(column)));
    unread.forEach((why, names) -> indented("not read: " + String.join(", ", names) + ": " + why));
    line(
        "  split: {validation: "
            + recipe.held()
            + ", test: "
            + recipe.held()
            + "}   # steps from the end of each series");
  }

  private static String named(Map<String, Object> policies) {
    return policies.entrySet().stream()
        .map(e -> e.getKey() + ": " + e.getValue())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private void categoryLine() {
    if (!roles.categories().isEmpty()) {
      String each =
          roles.categories().entrySet().stream()
              .map(
                  e ->
                      scalar(e.getKey())
                          + ": "
                          + (e.getValue() <= MOST_CATEGORIES_ONE_HOT
                              ? "one-hot"
                              : "{embedding: " + Math.min(LARGEST_EMBEDDING, e.getValue()) + "}"))
              .collect(Collectors.joining(", "));
      line("  categories: {" + each + "}");
    }
  }

  private void scalerLines() {
    if (recipe.scale() == Recipe.Scale.WINDOW) {
      line("scaler: per-window            # each lookback by its own level and size");
      return;
    }
    comment("the difference from a season before, so that what is learned is how seasons change");
    String chain = "[seasonal-difference, standard]";
    boolean alone = roles.past().isEmpty() && roles.future().isEmpty();
    String ofTarget =
        "{others: standard, columns: {" + scalar(roles.target()) + ": " + chain + "}}";
    line("scaler: " + (alone ? chain : ofTarget));
  }

  private void taskLines() {
    line("task:");
    line("  lookback: " + recipe.lookback() + "                 # steps that a model sees");
    line("  horizon: " + recipe.horizon() + "                  # steps to forecast");
  }

  private void modelLines() {
    int units =
        switch (recipe.kind()) {
          case ONE_SHORT -> 16;
          case ONE_LONG -> 32;
          case MANY -> 48;
        };
    boolean small = recipe.kind() == Recipe.Kind.ONE_SHORT;
    line("model:");
    line("  layers:");
    line("    - {cell: gru, units: " + units + "}");
    comment("reads on over the horizon what is known ahead, and gives out each step at its place");
    line("strategy: {type: iterative, feedback: none}");
    line("training:");
    line("  optimizer: {type: adam, learning-rate: " + (small ? "0.005" : "0.002") + "}");
    line("  epochs: " + (small ? 200 : 100));
    line("  batch-size: " + (small ? 16 : 64));
    if (!small) {
      line("  windows-per-epoch: 2000      # drawn anew for each epoch, where there are more");
    }
    line("  clip: {norm: 1.0}");
    line("  early-stopping: {patience: " + (small ? 20 : 8) + "}  # on the validation part");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private void comment(String sentence) {
    wrapped("# ", Quoted.printable(sentence));
  }

  private void indented(String sentence) {
    wrapped("  # ", Quoted.printable(sentence));
  }

  private void wrapped(String before, String sentence) {
    StringBuilder line = new StringBuilder(before);
    for (String word : sentence.split(" ")) {
      if (line.length() + word.length() > WIDEST && line.length() > before.length()) {
        line(line.toString().stripTrailing());
        line = new StringBuilder(before).append("  ");
      }
      line.append(word).append(' ');
    }
    line(line.toString().stripTrailing());
  }

  private static String value(Object value) {
    if (value instanceof List<?> list) {
      List<String> items = new ArrayList<>();
      list.forEach(item -> items.add(scalar(item.toString())));
      return "[" + String.join(", ", items) + "]";
    }
    return scalar(value.toString());
  }

  // A double quoted text of YAML is one of JSON.
  private static String scalar(String text) {
    boolean plain =
        text.matches("[A-Za-z_][A-Za-z0-9_./-]*")
            && !WORDS_OF_YAML.contains(text.toLowerCase(Locale.ROOT));
    return plain ? text : Json.compact(text);
  }
}
