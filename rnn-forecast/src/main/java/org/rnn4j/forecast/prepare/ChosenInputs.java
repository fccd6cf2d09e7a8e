package org.rnn4j.forecast.prepare;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.calendar.AutoFields;
import org.rnn4j.forecast.calendar.AutoLags;
import org.rnn4j.forecast.calendar.CalendarField;
import org.rnn4j.forecast.calendar.DerivedColumns;
import org.rnn4j.forecast.calendar.DerivedColumns.HolidayColumns;
import org.rnn4j.forecast.calendar.DerivedColumns.Position;
import org.rnn4j.forecast.calendar.Holidays;
import org.rnn4j.forecast.calendar.HolidaysFile;
import org.rnn4j.forecast.inputs.InputChoice;
import org.rnn4j.forecast.spec.AutoOr;
import org.rnn4j.forecast.spec.ExperimentSpec;
import org.rnn4j.forecast.spec.InputsSpec;
import org.rnn4j.forecast.spec.InputsSpec.HolidaysSpec;
import org.rnn4j.forecast.spec.InputsSpec.Observed;
import org.rnn4j.forecast.spec.SpecPlaces;
import org.rnn4j.forecast.split.Extent;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.window.Parts;

/**
 * What a model of an experiment sees beside the columns of its data, chosen where the spec leaves
 * the choice open: by the training part alone.
 *
 * @param spec with the choices made
 * @param derived the columns that follow from time
 * @param read what a network reads beside the columns
 * @param facts what was chosen, for people
 * @param warnings what the user should know of
 */
public record ChosenInputs(
    InputsSpec spec,
    DerivedColumns derived,
    InputChoice read,
    Map<String, String> facts,
    List<Problem> warnings) {

  /** Chooses by data that are cut. */
  static ChosenInputs of(ExperimentSpec spec, Parts parts) {
    Map<String, Integer> embeddings = new LinkedHashMap<>();
    spec.data()
        .categories()
        .forEach((name, as) -> as.embedding().ifPresent(n -> embeddings.put(name, n)));
    return new Choice(spec.inputs(), parts, spec.task().horizon()).made(embeddings);
  }

  /** The same data with the derived columns. */
  Parts addTo(Parts parts) {
    return derived.isNone()
        ? parts
        : parts.over(SpecPlaces.INPUTS.around(() -> derived.addTo(parts.dataset())));
  }

  private static final class Choice {

    private final InputsSpec asked;
    private final Parts parts;
    private final int horizon;
    private final Dataset dataset;
    private final Extent training;
    private final Map<String, String> facts = new LinkedHashMap<>();
    private final List<Problem> warnings = new ArrayList<>();

    Choice(InputsSpec asked, Parts parts, int horizon) {
      this.asked = asked;
      this.parts = parts;
      this.horizon = horizon;
      this.dataset = parts.dataset();
      this.training = parts.extent(Part.TRAIN);
    }

    ChosenInputs made(Map<String, Integer> embeddings) {
      List<Integer> lags = asked.lags().orElseGet(this::autoLags);
      List<CalendarField> fields = asked.calendar().orElseGet(this::autoFields);
      tell("lags", asked.lags(), lags);
      tell("calendar", asked.calendar(), fields);
      DerivedColumns derived =
          new DerivedColumns(
              fields,
              asked.harmonics(),
              asked.holidays().flatMap(this::holidays),
              asked.position() == InputsSpec.Position.LINEAR
                  ? Optional.of(position())
                  : Optional.empty());
      List<Observed> told = asked.observed().orElseGet(this::autoObserved);
      List<String> watched = told.isEmpty() ? List.of() : withMissing();
      if (!told.isEmpty()) {
        tell("observed", asked.observed(), watched);
      }
      InputsSpec chosen =
          asked.with(
              new AutoOr.Given<>(lags), new AutoOr.Given<>(fields), new AutoOr.Given<>(told));
      return new ChosenInputs(
          asked.isNone() && told.isEmpty() ? asked : chosen,
          derived.isNone() ? DerivedColumns.none() : derived,
          new InputChoice(
              lags,
              watched,
              told.contains(Observed.SINCE) ? InputChoice.Since.OBSERVED : InputChoice.Since.NONE,
              embeddings),
          facts,
          warnings);
    }

    // What was filled in is a number like any other, unless somebody wants to know.
    private List<Observed> autoObserved() {
      boolean staysMissing =
          quantities().anyMatch(c -> isAny((series, step) -> Double.isNaN(series.value(step, c))));
      return staysMissing ? List.of(Observed.FLAGS) : List.of();
    }

    private List<String> withMissing() {
      return quantities()
          .filter(c -> isAny((series, step) -> !series.isObserved(step, c)))
          .mapToObj(c -> dataset.columns().get(c).name())
          .toList();
    }

    private IntStream quantities() {
      return IntStream.range(0, dataset.heldWidth())
          .filter(c -> dataset.columns().get(c).type() == Column.Type.NUMBER);
    }

    // Of the training part: nothing else is learned from.
    private boolean isAny(BiPredicate<TimeSeries, Integer> test) {
      for (int s = 0; s < dataset.series().size(); s++) {
        TimeSeries series = dataset.series().get(s);
        for (int step = 0; step < parts.to(s, Part.TRAIN); step++) {
          if (test.test(series, step)) {
            return true;
          }
        }
      }
      return false;
    }

    private void tell(String what, AutoOr<?> choice, List<?> values) {
      String words = values.stream().map(Object::toString).collect(Collectors.joining(", "));
      if (choice.isAuto()) {
        facts.put(what, "auto: " + (values.isEmpty() ? "none" : words));
      } else if (!values.isEmpty()) {
        facts.put(what, words);
      }
    }

    private List<Integer> autoLags() {
      int[] lengths = new int[dataset.series().size()];
      for (int s = 0; s < lengths.length; s++) {
        lengths[s] = parts.to(s, Part.TRAIN);
      }
      return AutoLags.of(dataset.frequency(), dataset.season(), lengths);
    }

    private List<CalendarField> autoFields() {
      return dataset
          .frequency()
          .map(
              f ->
                  AutoFields.of(
                      f, training.firstDate().orElseThrow(), training.lastDate().orElseThrow()))
          .orElse(List.of());
    }

    // Of a holiday that training never sees nothing can be learned.
    private Optional<HolidayColumns> holidays(HolidaysSpec asked) {
      Holidays all = HolidaysFile.read(Path.of(asked.path()));
      if (dataset.frequency().isEmpty()) {
        throw new InputException(
            SpecPlaces.HOLIDAYS,
            "the time stamps are numbers and have no dates",
            "give data.time a column of dates, or leave the holidays out");
      }
      if (asked.around() > 0 && !Holidays.hasDays(dataset.frequency().get())) {
        throw new InputException(
            SpecPlaces.HOLIDAYS,
            "the steps are longer than a day, so that no step is the day before a holiday",
            "leave around out");
      }
      requireCovered(all);
      LocalDate from = training.firstDate().orElseThrow().toLocalDate();
      LocalDate to = training.lastDate().orElseThrow().toLocalDate();
      List<String> absent = all.absent(from, to);
      if (absent.size() == all.dates().size()) {
        throw new InputException(
            SpecPlaces.HOLIDAYS,
            "none of them is in the training part, " + training.range(),
            "give a file of its years");
      }
      SortedMap<String, SortedSet<LocalDate>> seen = new TreeMap<>(all.dates());
      if (!absent.isEmpty()) {
        String names = absent.stream().map(Quoted::of).collect(Collectors.joining(", "));
        warnings.add(
            new Problem(SpecPlaces.HOLIDAYS, "training never sees " + names + ": left out", ""));
        seen.keySet().removeAll(absent);
      }
      facts.put(
          "holidays",
          seen.size()
              + (seen.size() == 1 ? " name, " : " names, ")
              + all.first()
              + " to "
              + all.last());
      return Optional.of(new HolidayColumns(new Holidays(seen), asked.columns(), asked.around()));
    }

    // A list that ends before the data do would say that there are no holidays any more.
    private void requireCovered(Holidays all) {
      LocalDate first = Extent.of(dataset).firstDate().orElseThrow().toLocalDate();
      LocalDate last = lastForecast();
      int from = all.first().getYear();
      int to = all.last().getYear();
      if (first.getYear() < from || last.getYear() > to) {
        warnings.add(
            new Problem(
                SpecPlaces.HOLIDAYS,
                "they go from "
                    + all.first()
                    + " to "
                    + all.last()
                    + ", the data with the horizon from "
                    + first
                    + " to "
                    + last
                    + ": in the other years there is no holiday",
                "give a file of all of these years"));
      }
    }

    private LocalDate lastForecast() {
      return dataset.series().stream()
          .map(one -> one.time().dateTime(one.length() - 1L + horizon).orElseThrow())
          .max(LocalDateTime::compareTo)
          .orElseThrow()
          .toLocalDate();
    }

    private Position position() {
      double origin = Double.POSITIVE_INFINITY;
      double end = Double.NEGATIVE_INFINITY;
      for (int s = 0; s < dataset.series().size(); s++) {
        TimeSeries one = dataset.series().get(s);
        if (parts.to(s, Part.TRAIN) > 0) {
          origin = Math.min(origin, DerivedColumns.place(one.time(), 0));
          end = Math.max(end, DerivedColumns.place(one.time(), parts.to(s, Part.TRAIN)));
        }
      }
      facts.put("position", "0 at the first step, 1 at the end of training");
      return new Position(origin, end - origin);
    }
  }
}
