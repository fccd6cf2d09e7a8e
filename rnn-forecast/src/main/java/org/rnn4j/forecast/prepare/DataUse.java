package org.rnn4j.forecast.prepare;

import static org.rnn4j.forecast.split.Extent.counted;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.forecast.SplitUnit;
import org.rnn4j.forecast.spec.SpecPlaces;
import org.rnn4j.forecast.split.Extent;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Period;
import org.rnn4j.forecast.window.Parts;
import org.rnn4j.forecast.window.Unused;
import org.rnn4j.forecast.window.Windows;

/**
 * What was read, what of it was used for what, and what was left out: shown wherever data are
 * loaded, because a misread date or a part that is not the one meant is seen there and nowhere
 * else.
 *
 * @param read all that the source gave
 * @param period that was to be kept
 * @param kept what is in the period
 * @param before what lay before it
 * @param behind what lay behind it
 * @param without ids of series that have nothing in it
 * @param parts the cut
 * @param windows of each part
 */
public record DataUse(
    Extent read,
    Period period,
    Extent kept,
    Extent before,
    Extent behind,
    List<String> without,
    Parts parts,
    Map<Part, Windows> windows) {

  private static final int MOST_NAMED = 5;
  private static final int FIRST_LIKELY_YEAR = 1000; // years of two digits, read as they stand

  /** Of a dataset, what a period kept of it, and how that was cut. Holds on to no value. */
  static DataUse of(
      Extent read, Period period, Period.Kept kept, Parts parts, Map<Part, Windows> windows) {
    return new DataUse(
        read,
        period,
        Extent.of(kept.dataset()),
        kept.before(),
        kept.behind(),
        kept.without(),
        parts,
        windows);
  }

  /** By name, for people; the parts are among them. */
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("read", read.toString());
    if (!period.isAll()) {
      facts.put("kept", keptText());
    }
    for (Part part : Part.values()) {
      Extent extent = parts.extent(part);
      facts.put(part.toString(), extent.isEmpty() ? "none" : extent + ", " + windowsText(part));
    }
    parts.unused().stream()
        .map(Unused::ids)
        .map(DataUse::named)
        .reduce((some, more) -> some + ", " + more)
        .ifPresent(names -> facts.put("left out", names));
    if (!parts.leftOut().isEmpty()) {
      facts.put("in no part", parts.leftOut().toString());
    }
    return facts;
  }

  private String windowsText(Part part) {
    Windows of = windows.get(part);
    String apart = of.stride() == 1 ? "" : ", " + of.stride() + " steps apart";
    return counted(of.size(), "window") + apart;
  }

  /** The facts in aligned lines, to stand above a leaderboard. */
  public List<String> lines() {
    Map<String, String> facts = facts();
    int width = facts.keySet().stream().mapToInt(String::length).max().orElse(0);
    return facts.entrySet().stream()
        .map(f -> f.getKey() + " ".repeat(width - f.getKey().length()) + "  " + f.getValue())
        .toList();
  }

  private String keptText() {
    StringBuilder text = new StringBuilder(period.toString());
    text.append(": ").append(kept);
    text.append("; left out ").append(counted(before.steps(), "step")).append(" before");
    text.append(" and ").append(behind.steps()).append(" behind");
    if (!without.isEmpty()) {
      text.append(", and with them all of ").append(named(without));
    }
    return text.toString();
  }

  /** For {@code run.json}: what was read, and what was kept of it if that is not all. */
  public Map<String, Object> dataTree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("read", tree(read));
    if (!period.isAll()) {
      Map<String, Object> entry = new LinkedHashMap<>(period.asMap());
      entry.putAll(tree(kept));
      entry.put("left-out-before", tree(before));
      entry.put("left-out-behind", tree(behind));
      entry.put("series-left-out", without);
      tree.put("kept", entry);
    }
    return tree;
  }

  /** For {@code run.json}: each part, and what is in none. */
  public Map<String, Object> partsTree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    for (Part part : Part.values()) {
      Map<String, Object> entry = tree(parts.extent(part));
      entry.put("windows", windows.get(part).size());
      if (windows.get(part).stride() > 1) {
        entry.put("steps-between-windows", windows.get(part).stride());
      }
      entry.put("series-without-windows", windows.get(part).idsWithoutWindows().size());
      tree.put(part.toString(), entry);
    }
    if (!parts.unused().isEmpty()) {
      tree.put("series-left-out", parts.unused().stream().flatMap(u -> u.ids().stream()).toList());
    }
    tree.put("in-no-part", tree(parts.leftOut()));
    return tree;
  }

  private static Map<String, Object> tree(Extent extent) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("series", extent.series());
    tree.put("steps", extent.steps());
    extent.first().ifPresent(first -> tree.put("from", first));
    extent.last().ifPresent(last -> tree.put("to", last));
    return tree;
  }

  /** What the user should know of. */
  public List<Problem> warnings() {
    List<Problem> warnings = new ArrayList<>();
    unlikelyStamps(warnings);
    if (!without.isEmpty()) {
      warnings.add(
          new Problem(
              period.place().in(SpecPlaces.DATA),
              named(without)
                  + (without.size() == 1 ? " has" : " have")
                  + " no step "
                  + period
                  + (without.size() == 1 ? " and is left out" : " and are left out"),
              ""));
    }
    parts.unused().forEach(unused -> warnings.add(unusedSeries(unused)));
    if (trainingGoesIntoTest()) {
      warnings.add(trainingInTest());
    }
    if (!parts.leftOut().isEmpty()) {
      warnings.add(parts.unit() == SplitUnit.SERIES ? seriesOfNoPart() : stepsOfNoPart());
    }
    for (Part part : Part.values()) {
      List<String> without = windows.get(part).idsWithoutWindows();
      if (!without.isEmpty()) {
        warnings.add(withoutWindows(part, without));
      }
    }
    return warnings;
  }

  private static Problem unusedSeries(Unused unused) {
    boolean one = unused.ids().size() == 1;
    return new Problem(
        unused.place(),
        named(unused.ids()) + (one ? " is" : " are") + " left out of everything: " + unused.why(),
        "");
  }

  // Where every series is cut by counts, each is cut at a date of its own.
  private boolean trainingGoesIntoTest() {
    Optional<LocalDateTime> last = parts.extent(Part.TRAIN).lastDate();
    Optional<LocalDateTime> first = parts.extent(Part.TEST).firstDate();
    return parts.unit() == SplitUnit.STEPS
        && last.isPresent()
        && first.filter(f -> !f.isAfter(last.get())).isPresent();
  }

  private Problem trainingInTest() {
    return new Problem(
        SpecPlaces.SPLIT,
        "the series end at different dates: training goes to "
            + parts.extent(Part.TRAIN).last().orElseThrow()
            + ", test begins "
            + parts.extent(Part.TEST).first().orElseThrow(),
        "train-until cuts all series at one date");
  }

  private Problem stepsOfNoPart() {
    Extent leftOut = parts.leftOut();
    return new Problem(
        SpecPlaces.SPLIT,
        "the oldest "
            + counted(leftOut.steps(), "step")
            + ", "
            + leftOut.range()
            + ", are in no part and not used",
        "make train larger, or leave it out: then training is all before validation; a time they"
            + " are not wanted from is data.from");
  }

  private Problem seriesOfNoPart() {
    int all = parts.dataset().series().size();
    int count = parts.leftOut().series();
    List<String> ids =
        parts.dataset().series().subList(all - count, all).stream().map(s -> s.id()).toList();
    return new Problem(
        SpecPlaces.SPLIT,
        named(ids) + ", the last " + count + " of " + all + ", are in no part and not used",
        "make the parts larger, or leave train out: then training is all that is not in the"
            + " others");
  }

  private Problem withoutWindows(Part part, List<String> ids) {
    Windows of = windows.get(part);
    boolean one = ids.size() == 1;
    String need =
        part == Part.TRAIN
            ? of.task().neededWords() + " steps"
            : "a horizon of "
                + of.horizon()
                + " steps after a lookback of "
                + of.task().leastSteps();
    String effect =
        switch (part) {
          case TRAIN -> "nothing is learned from " + (one ? "it" : "them");
          case VALIDATION -> (one ? "it is" : "they are") + " not looked at during training";
          case TEST -> (one ? "it is" : "they are") + " not measured";
        };
    return new Problem(
        SpecPlaces.SPLIT,
        named(ids)
            + (one ? " has no " : " have no ")
            + (part == Part.TRAIN ? "training" : part)
            + " window, which takes "
            + need
            + ": "
            + effect,
        "");
  }

  // Time goes on while a program does not change: no file that must be the same holds this.
  private void unlikelyStamps(List<Problem> warnings) {
    LocalDateTime tomorrow = LocalDateTime.now(ZoneOffset.UTC).plusDays(1); // in every zone
    if (read.firstDate().filter(d -> d.getYear() < FIRST_LIKELY_YEAR).isPresent()) {
      warnings.add(
          misread("the first time stamp, " + read.first().orElseThrow() + ", is of an early year"));
    }
    if (read.lastDate().filter(d -> d.isAfter(tomorrow)).isPresent()) {
      warnings.add(
          misread("the last time stamp, " + read.last().orElseThrow() + ", lies in the future"));
    }
  }

  private static Problem misread(String what) {
    return new Problem(
        SpecPlaces.DATA,
        what,
        "if it was misread, write years with four digits, or say in time-format how the stamps are"
            + " written");
  }

  // A few of them by name, in their order.
  private static String named(List<String> ids) {
    String names = ids.stream().limit(MOST_NAMED).map(Quoted::of).collect(Collectors.joining(", "));
    return ids.size() == 1
        ? "series " + names
        : ids.size() + " series (" + names + (ids.size() > MOST_NAMED ? ", ...)" : ")");
  }
}
