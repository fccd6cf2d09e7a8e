package org.rnn4j.forecast.spec;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.option.Kebab;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Spelling;
import org.rnn4j.forecast.calendar.CalendarField;
import org.rnn4j.forecast.calendar.Holidays;
import org.rnn4j.forecast.spec.DataSpec.WrittenPath;
import org.rnn4j.forecast.spec.InputsSpec.HolidaysSpec;
import org.rnn4j.forecast.spec.InputsSpec.Observed;
import org.rnn4j.forecast.spec.SpecKey.Absence;
import org.rnn4j.forecast.spec.SpecSection.Layout;

/** Reads the section {@code inputs}. */
final class InputsReader {

  private static final int LARGEST_LAG = 1 << 24;
  private static final int MOST_AROUND = 30;
  private static final int MOST_HARMONICS = 60;

  static final Option<List<Double>> LAGS =
      Option.decimals("lags")
          .atLeast(1)
          .atMost(LARGEST_LAG)
          .orNone()
          .orAuto()
          .doc(
              "Earlier values of each target, so many steps before the step that is forecast; auto"
                  + " takes them by frequency, season and length of the training part.");
  static final Option<List<String>> CALENDAR =
      Option.texts("calendar")
          .orNone()
          .orAuto()
          .doc(
              "Fields of the time stamp, of "
                  + Arrays.stream(CalendarField.values())
                      .map(CalendarField::toString)
                      .collect(Collectors.joining(", "))
                  + "; auto takes those of which training sees at least two turns.");
  private static final Option<Integer> HARMONICS =
      Option.integer("harmonics")
          .atLeast(1)
          .atMost(MOST_HARMONICS)
          .defaultsTo(InputsSpec.HARMONICS)
          .doc(
              "Pairs of a sine and a cosine of each field of the calendar that turns round in more"
                  + " than twelve steps.");
  private static final Option<InputsSpec.Position> POSITION =
      Option.choice("position", InputsSpec.Position.class)
          .defaultsTo(InputsSpec.Position.NONE)
          .doc(
              "How far along the data a step is: linear is 0 where they begin and 1 at the end of"
                  + " training.");
  static final Option<List<String>> OBSERVED =
      Option.texts("observed")
          .orNone()
          .orAuto()
          .doc(
              "What a network is told of a column of which values are missing: flags (whether each"
                  + " was observed) and since (how long ago the last one was); auto, the default,"
                  + " takes flags where training has values that stay missing.");
  private static final Option<String> PATH =
      Option.path("path").required().doc("CSV file with the columns date and name.");
  private static final Option<Holidays.Columns> COLUMNS =
      Option.choice("columns", Holidays.Columns.class)
          .defaultsTo(Holidays.Columns.EACH)
          .doc("One column for all holidays, or one for each name.");
  private static final Option<Integer> AROUND =
      Option.integer("around")
          .atLeast(0)
          .atMost(MOST_AROUND)
          .defaultsTo(0)
          .doc("Days before and after each holiday that have a column of their own.");
  private static final String NAME = "inputs";

  /** What may stand instead of the map. */
  private static final Option<String> ALL_AUTO =
      Option.choice(NAME, Option.AUTO).doc("Lags and calendar by the data.");

  static final SpecSection<HolidaysSpec> HOLIDAYS =
      SpecSection.<HolidaysSpec>of(
              "holidays",
              "Days with names that are known ahead: a file, or a map.",
              Layout.BRACES,
              "inputs: {holidays: {path: us-federal-holidays.csv, around: 2}}")
          .with(PATH, HolidaysSpec::path)
          .with(COLUMNS, HolidaysSpec::columns)
          .with(AROUND, HolidaysSpec::around);

  static final SpecSection<InputsSpec> INPUTS =
      SpecSection.<InputsSpec>of(
              NAME,
              "What a model sees beside the columns of the data; auto: lags and calendar by the"
                  + " data.",
              Layout.LINES,
              "inputs: {lags: auto, calendar: auto, holidays: us-federal-holidays.csv}")
          .orAuto(LAGS, InputsSpec::lags)
          .orAuto(CALENDAR, InputsSpec::calendar)
          .with(HARMONICS, InputsSpec::harmonics)
          .orNone(
              new SpecKey.Nested<>(HOLIDAYS, Absence.of(Option.NONE), List.of(PATH)),
              InputsSpec::holidays)
          .with(POSITION, InputsSpec::position)
          .orAuto(OBSERVED, InputsSpec::observed);

  static final SpecKey.Nested<InputsSpec> KEY =
      new SpecKey.Nested<>(INPUTS, Absence.of(Option.NONE), List.of(ALL_AUTO));

  private final Problems problems;

  InputsReader(Problems problems) {
    this.problems = problems;
  }

  /** What the section says; none where it is not there, or after a problem. */
  InputsSpec read(Section root) {
    Optional<Node> node = root.take(NAME).filter(n -> !Values.saysNone(n));
    if (node.isEmpty()) {
      return InputsSpec.none();
    }
    if (Values.saysAuto(node.get())) {
      return InputsSpec.none().with(new AutoOr.Auto<>(), new AutoOr.Auto<>(), new AutoOr.Auto<>());
    }
    Section inputs = Section.of(root, INPUTS);
    InputsSpec read =
        new InputsSpec(
            lags(inputs),
            calendar(inputs),
            inputs.read(HARMONICS).orElse(InputsSpec.HARMONICS),
            holidays(inputs),
            inputs.read(POSITION).orElse(InputsSpec.Position.NONE),
            observed(inputs));
    inputs.close();
    return read;
  }

  private static AutoOr<Integer> lags(Section inputs) {
    if (inputs.take(LAGS.name()).filter(Values::saysAuto).isPresent()) {
      return new AutoOr.Auto<>();
    }
    Set<Integer> lags = new TreeSet<>();
    for (double lag : inputs.read(LAGS).orElse(List.of())) {
      if (lag != Math.rint(lag)) {
        inputs.problem(LAGS.name(), lag + " is no number of steps", "expected whole numbers");
      } else if (!lags.add((int) lag)) {
        inputs.problem(LAGS.name(), (int) lag + " stands in the list twice", "once is enough");
      }
    }
    return new AutoOr.Given<>(List.copyOf(lags));
  }

  private static AutoOr<Observed> observed(Section inputs) {
    Optional<Node> node = inputs.take(OBSERVED.name());
    if (node.isEmpty() || Values.saysAuto(node.get())) {
      return new AutoOr.Auto<>();
    }
    List<Observed> told = named(inputs, OBSERVED, Observed.class, "neither flags nor since");
    if (told.contains(Observed.SINCE) && !told.contains(Observed.FLAGS)) {
      inputs.problem(
          OBSERVED.name(),
          "since goes with flags, so that a value that is 0 is told from none",
          "write [flags, since]");
    }
    return new AutoOr.Given<>(told);
  }

  private static AutoOr<CalendarField> calendar(Section inputs) {
    if (inputs.take(CALENDAR.name()).filter(Values::saysAuto).isPresent()) {
      return new AutoOr.Auto<>();
    }
    return new AutoOr.Given<>(
        named(inputs, CALENDAR, CalendarField.class, "no field of the calendar"));
  }

  private static <E extends Enum<E>> List<E> named(
      Section inputs, Option<List<String>> option, Class<E> constants, String wrong) {
    Set<E> found = new LinkedHashSet<>();
    for (String name : inputs.read(option).orElse(List.of())) {
      Optional<E> constant = Kebab.find(constants, name);
      List<String> all = Arrays.stream(constants.getEnumConstants()).map(Kebab::of).toList();
      if (constant.isEmpty()) {
        inputs.problem(
            option.name(), Quoted.of(name) + " is " + wrong, Spelling.suggestion(name, all));
      } else if (!found.add(constant.get())) {
        inputs.problem(option.name(), name + " stands in the list twice", "once is enough");
      }
    }
    return List.copyOf(found);
  }

  // A file alone, or a map.
  private Optional<HolidaysSpec> holidays(Section inputs) {
    String key = HOLIDAYS.name();
    Optional<Node> node = inputs.take(key).filter(n -> !Values.saysNone(n));
    if (node.isEmpty()) {
      return Optional.empty();
    }
    Section section =
        node.get() instanceof Node.Scalar
            ? Section.inline(PATH.name(), node.get(), inputs.path(key), problems)
            : Section.of(inputs, HOLIDAYS);
    Optional<String> path = section.read(PATH);
    Optional<Holidays.Columns> columns = section.read(COLUMNS);
    Optional<Integer> around = section.read(AROUND);
    section.close();
    return path.map(
        p ->
            new HolidaysSpec(
                located(p, section),
                Path.of(p).isAbsolute() ? WrittenPath.ABSOLUTE : WrittenPath.RELATIVE,
                columns.orElse(Holidays.Columns.EACH),
                around.orElse(0)));
  }

  // From the file that it was written in.
  private static String located(String path, Section section) {
    Path directory =
        section.take(PATH.name()).map(Node::position).orElse(section.position()).directory();
    return directory.resolve(path).normalize().toString();
  }
}
