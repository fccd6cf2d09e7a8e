package org.rnn4j.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.option.Spelling;
import org.rnn4j.forecast.spec.SpecKey;
import org.rnn4j.forecast.spec.SpecSection;

/** The page of {@code rnn plugins show} for a section of the spec, or for one of its keys. */
final class SpecPage {

  /** What stands before the slash. */
  static final String KIND = "spec";

  private SpecPage() {}

  /**
   * The lines of the page: of a section, or of every key of this name.
   *
   * @throws InputException if there is neither, with the sections there are
   */
  static List<String> lines(String name) {
    List<SpecSection<?>> all = SpecSection.all();
    String wanted = name.toLowerCase(Locale.ROOT);
    return all.stream()
        .filter(section -> section.name().equals(wanted))
        .findFirst()
        .map(SpecPage::section)
        .or(() -> Stream.of(keys(wanted, all)).filter(lines -> !lines.isEmpty()).findFirst())
        .orElseThrow(() -> unknown(name, all));
  }

  /** Whether a section has a key of this name. */
  static boolean hasKey(String name) {
    return !keys(name, SpecSection.all()).isEmpty();
  }

  private static InputException unknown(String name, List<SpecSection<?>> all) {
    List<String> sections = all.stream().map(SpecSection::name).toList();
    List<String> keys =
        all.stream().flatMap(s -> s.keys().stream()).map(SpecKey::name).distinct().toList();
    String nearest =
        Spelling.nearest(name, keys).map(key -> "did you mean " + Quoted.of(key) + "? ").orElse("");
    return new InputException(
        "",
        "unknown section of a spec " + Quoted.of(name),
        nearest.isEmpty()
            ? Spelling.suggestion(name, sections)
            : nearest + "the sections are " + String.join(", ", sections));
  }

  private static List<String> section(SpecSection<?> section) {
    List<String> lines = new ArrayList<>();
    lines.add(KIND + "/" + section.name());
    lines.add(section.summary());
    lines.add("");
    lines.add("Keys:");
    section.keys().forEach(key -> lines.addAll(key(key)));
    if (!section.besides().isEmpty()) {
      lines.add("");
      lines.add(
          section.besides().stream()
              .map(
                  chosen ->
                      "the options of the "
                          + (chosen.name().equals(SpecKey.TYPE) ? chosen.kind() : chosen.name()))
              .collect(Collectors.joining(", or ", "Beside them stand ", ".")));
    }
    lines.add("");
    lines.add("Example:");
    section.example().lines().forEach(line -> lines.add("  " + line));
    return lines;
  }

  private static List<String> keys(String name, List<SpecSection<?>> all) {
    List<String> lines = new ArrayList<>();
    for (SpecSection<?> section : all) {
      for (SpecKey<?> key : section.keys()) {
        if (key.name().equals(name)) {
          lines.add(KIND + "/" + section.name());
          lines.addAll(key(key));
        }
      }
    }
    return lines;
  }

  private static List<String> key(SpecKey<?> key) {
    String more = "";
    if (key instanceof SpecKey.Chosen chosen) {
      more = " See " + chosen.kind() + "/NAME.";
    } else if (key instanceof SpecKey.Nested<?> nested) {
      more = " See " + KIND + "/" + nested.section().name() + ".";
    } else if (key instanceof SpecKey.Listed<?> listed) {
      more = " See " + KIND + "/" + listed.item().name() + ".";
    } else if (key instanceof SpecKey.ByName<?> byName) {
      more = " See " + KIND + "/" + byName.item().name() + ".";
    }
    return OptionLines.of(key.name(), key.terms(), key.documentation() + more);
  }
}
