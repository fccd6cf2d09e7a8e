package org.rnn4j.forecast.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Quoted;

/** Takes each column of a file for what it is most likely to be. */
final class RoleSearch {

  private static final Pattern ID_NAME =
      Pattern.compile(
          "(?i)(.*_)?(id|unique_id|item|store|shop|sku|product|family|station|sensor|meter|site"
              + "|region|country|state|city|customer|account|series|machine|zone|dept|ticker"
              + "|symbol)(_?(id|no|nr|number|code|name))?");
  private static final Pattern CALENDAR_NAME =
      Pattern.compile(
          "(?i)(year|quarter|month|week|day|hour|minute|weekday|dow|doy|date)s?(_?(of|in)_?"
              + "(year|month|week|day))?|is_?weekend|date_of_month");
  // What people forecast, the most telling names first.
  private static final List<Pattern> TARGET_NAMES =
      Stream.of(
              "y|target",
              ".*(sales|sold|demand|quantity|qty|revenue).*|units?",
              "value|ot",
              ".*(load|consumption|passengers|births|count|volume|production|visitors).*",
              "#.*|.*(pm2\\.?5|co2|price|close).*")
          .map(name -> Pattern.compile("(?i)" + name))
          .toList();
  private static final int MOST_CATEGORIES = 50;
  private static final int MOST_PAST = 12; // more covariates than that are noise for a first model

  private static final String BEYOND = "beyond the first " + MOST_PAST + " covariates";

  private final FileSurvey survey;
  private final Asker asker;
  private final TimeSearch.Found time;
  private final Map<String, String> leftOut = new LinkedHashMap<>();
  private final List<String> reasons = new ArrayList<>();

  private RoleSearch(FileSurvey survey, Asker asker) {
    this.survey = survey;
    this.asker = asker;
    this.time = TimeSearch.in(survey.columns());
  }

  /**
   * The roles of the columns.
   *
   * @param asker is asked which column is the target, where several may be
   * @throws InputException where no column may be one
   */
  static Roles of(FileSurvey survey, Asker asker, String file) {
    return new RoleSearch(survey, asker).roles(file);
  }

  private Roles roles(String file) {
    List<ColumnSurvey> rest = new ArrayList<>(survey.columns());
    rest.removeAll(time.columns());
    List<ColumnSurvey> ids = ids(rest);
    rest.removeAll(ids);
    List<ColumnSurvey> constant = new ArrayList<>();
    if (!ids.isEmpty()) {
      constant.addAll(survey.constantWithin(ids, rest));
      constant.removeIf(column -> column.isConstant() || column.isBlank());
    }
    rest.removeAll(constant);
    List<ColumnSurvey> all = List.copyOf(rest);
    rest.removeIf(this::isUseless);
    if (rest.stream().noneMatch(ColumnSurvey::isNumber)) {
      rest.addAll(all.stream().filter(this::mayBeRead).toList());
      rest.forEach(column -> leftOut.remove(column.name()));
    }
    List<ColumnSurvey> numbers = rest.stream().filter(this::mayBeRead).toList();
    if (numbers.isEmpty()) {
      throw new InputException(
          file, "no column of numbers is there that could be forecast", "is there a header?");
    }
    ColumnSurvey target = target(numbers);
    return split(rest, target, ids, constant);
  }

  // What is no number, or no CSV, is told by the reader, which knows where and why.
  private boolean mayBeRead(ColumnSurvey column) {
    return column.isNumber() || column.looksLikeNumbers() || survey.isBroken();
  }

  private Roles split(
      List<ColumnSurvey> rest,
      ColumnSurvey target,
      List<ColumnSurvey> ids,
      List<ColumnSurvey> constant) {
    List<String> past = new ArrayList<>();
    List<String> future = new ArrayList<>();
    Map<String, Integer> categories = new LinkedHashMap<>();
    List<ColumnSurvey> ahead = survey.ahead(ids, target, rest);
    List<ColumnSurvey> read = new ArrayList<>(List.of(target));
    for (ColumnSurvey column : rest) {
      if (column == target) {
        continue;
      }
      if (!column.isNumber() && column.levels() > MOST_CATEGORIES) {
        leftOut.put(column.name(), "texts of " + counted(column) + " kinds");
      } else if (ahead.contains(column)) {
        future.add(column.name());
        reasons.add(Quoted.of(column.name()) + " goes on where the target ends: known ahead");
      } else if (past.size() == MOST_PAST) {
        leftOut.put(column.name(), BEYOND);
      } else {
        past.add(column.name());
      }
      if (!leftOut.containsKey(column.name())) {
        read.add(column);
        note(column, categories);
      }
    }
    if (ids.isEmpty() && leftOut.containsValue(BEYOND)) {
      reasons.add(
          "if all columns are series of one kind, say so: layout: wide, targets: [value], and no"
              + " covariates; then each is forecast, by one network");
    }
    List<String> statics = new ArrayList<>();
    for (ColumnSurvey column : constant) {
      statics.add(column.name());
      note(column, categories);
    }
    return new Roles(
        names(time.columns()),
        timeFormat(),
        names(ids),
        target.name(),
        past,
        future,
        statics,
        categories,
        missing(read),
        leftOut,
        reasons);
  }

  // What stands for a missing value is said once for all columns.
  private List<String> missing(List<ColumnSurvey> read) {
    Set<String> missing = new LinkedHashSet<>();
    for (ColumnSurvey column : read) {
      missing.addAll(column.oddTexts());
      List<String> codes =
          column.codes().stream().filter(c -> read.stream().noneMatch(o -> o.means(c))).toList();
      codes.forEach(
          code ->
              reasons.add(
                  code
                      + " in "
                      + Quoted.of(column.name())
                      + " is taken for a missing value: all others are far above it"));
      missing.addAll(codes);
    }
    return List.copyOf(missing);
  }

  private static void note(ColumnSurvey column, Map<String, Integer> categories) {
    if (!column.isNumber()) {
      categories.put(column.name(), column.levels());
    }
  }

  private static String counted(ColumnSurvey column) {
    return column.levels() > ColumnSurvey.MOST_LEVELS
        ? "more than " + ColumnSurvey.MOST_LEVELS
        : Integer.toString(column.levels());
  }

  private Optional<String> timeFormat() {
    List<String> formats = time.formats();
    if (formats.size() < 2) {
      return formats.stream().findFirst();
    }
    String answer =
        asker.ask(
            "The time stamps may be of several patterns. Which one is it?",
            formats,
            formats.get(0));
    reasons.add(
        "the time stamps are read as "
            + answer
            + "; all looked at fit "
            + formats.stream().filter(f -> !f.equals(answer)).collect(Collectors.joining(", "))
            + " too: say so in time-format");
    return Optional.of(answer);
  }

  // What says nothing of the target.
  private boolean isUseless(ColumnSurvey column) {
    if (column.isBlank()) {
      leftOut.put(column.name(), "it is empty");
    } else if (survey.isNested(column)) {
      leftOut.put(column.name(), "it holds objects or lists");
    } else if (column.isConstant()) {
      leftOut.put(column.name(), "it is " + Quoted.of(column.samples().get(0)) + " throughout");
    } else if (column.numbersTheRows()) {
      leftOut.put(column.name(), "it numbers the rows");
    } else if (!time.columns().isEmpty() && CALENDAR_NAME.matcher(column.name()).matches()) {
      leftOut.put(column.name(), "the time stamp says it");
    }
    return leftOut.containsKey(column.name());
  }

  /**
   * The fewest columns that, with the time stamp, tell all rows apart; or all but a few rows, which
   * a file may have twice. A few stamps that come again are no sign of several series, unless a
   * column has a name for them.
   */
  private List<ColumnSurvey> ids(List<ColumnSurvey> rest) {
    List<ColumnSurvey> stamps = time.columns();
    long again = stamps.isEmpty() ? 0 : survey.repeats(stamps);
    if (again == 0) {
      return List.of();
    }
    List<ColumnSurvey> candidates =
        rest.stream()
            .filter(c -> !c.hasBlanks() && !c.numbersTheRows() && c.levels() > 1)
            .filter(c -> isNamedId(c) || (!c.isNumber() && again == FileSurvey.MANY))
            .filter(c -> !c.isNumber() || c.isWhole())
            .sorted(
                Comparator.comparing((ColumnSurvey c) -> !isNamedId(c))
                    .thenComparing(ColumnSurvey::levels, Comparator.reverseOrder()))
            .toList();
    List<ColumnSurvey> named = candidates.stream().filter(RoleSearch::isNamedId).toList();
    return telling(named, again).or(() -> telling(candidates, again)).orElse(List.of());
  }

  // Those that tell all rows apart; where none do, the first that leave a few.
  private Optional<List<ColumnSurvey>> telling(List<ColumnSurvey> candidates, long again) {
    long fewest = again;
    Optional<List<ColumnSurvey>> best = Optional.empty();
    for (List<ColumnSurvey> ids : choices(candidates)) {
      List<ColumnSurvey> keys = new ArrayList<>(time.columns());
      keys.addAll(ids);
      long left = survey.repeats(keys);
      if (left == 0 || (left < fewest && best.isEmpty())) {
        fewest = left;
        best = Optional.of(ids);
      }
      if (left == 0) {
        break;
      }
    }
    String left = fewest == 0 ? "no two rows agree" : "all rows but " + fewest + " are told apart";
    best.ifPresent(
        ids ->
            reasons.add(
                "time stamps come again, and with "
                    + ids.stream().map(c -> Quoted.of(c.name())).collect(Collectors.joining(", "))
                    + " "
                    + left
                    + ": one series for each"));
    return best;
  }

  private static boolean isNamedId(ColumnSurvey column) {
    return ID_NAME.matcher(column.name()).matches();
  }

  private static List<List<ColumnSurvey>> choices(List<ColumnSurvey> candidates) {
    List<List<ColumnSurvey>> choices = new ArrayList<>();
    candidates.forEach(one -> choices.add(List.of(one)));
    for (int i = 0; i < candidates.size(); i++) {
      for (int j = i + 1; j < candidates.size(); j++) {
        choices.add(inOrder(candidates.get(i), candidates.get(j)));
      }
    }
    if (candidates.size() > 2) {
      choices.add(inOrder(candidates.toArray(ColumnSurvey[]::new)));
    }
    return choices;
  }

  private static List<ColumnSurvey> inOrder(ColumnSurvey... columns) {
    return Stream.of(columns).sorted(Comparator.comparingInt(ColumnSurvey::position)).toList();
  }

  private ColumnSurvey target(List<ColumnSurvey> numbers) {
    ColumnSurvey likely =
        TARGET_NAMES.stream()
            .flatMap(
                name -> numbers.stream().filter(column -> name.matcher(column.name()).matches()))
            .findFirst()
            .orElse(numbers.get(0));
    if (numbers.size() == 1) {
      return likely;
    }
    String answer = asker.ask("Which column is to be forecast?", names(numbers), likely.name());
    reasons.add(
        Quoted.of(answer)
            + " is forecast; it might as well be "
            + numbers.stream()
                .map(ColumnSurvey::name)
                .filter(name -> !name.equals(answer))
                .limit(MOST_PAST)
                .map(Quoted::of)
                .collect(Collectors.joining(", "))
            + ": say so in targets");
    return numbers.stream().filter(c -> c.name().equals(answer)).findFirst().orElse(likely);
  }

  private static List<String> names(List<ColumnSurvey> columns) {
    return columns.stream().map(ColumnSurvey::name).toList();
  }
}
