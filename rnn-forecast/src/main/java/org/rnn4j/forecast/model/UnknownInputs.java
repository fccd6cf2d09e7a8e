package org.rnn4j.forecast.model;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;
import org.rnn4j.forecast.calendar.DerivedColumns.HolidayColumns;
import org.rnn4j.forecast.calendar.Holidays;
import org.rnn4j.forecast.saved.ModelCard;

/**
 * Finds what a model reads of a window that nobody told it, so that it forecasts as if there were
 * nothing: lags that reach back before the first step there is, and holidays of years that its list
 * does not have.
 */
final class UnknownInputs {

  private UnknownInputs() {}

  /** A problem for each kind of input that is not known. */
  static List<Problem> of(Window window, ModelCard card) {
    List<Problem> found = new ArrayList<>();
    lags(window, card).ifPresent(found::add);
    card.derived().holidays().flatMap(h -> holidays(window, h)).ifPresent(found::add);
    return found;
  }

  // The first step of the lookback reads the lags of the step behind it. Where a series need not
  // have a lookback it need not have lags; elsewhere it is refused. What sees the whole history has
  // in training, too, no lag at its first steps.
  private static Optional<Problem> lags(Window window, ModelCard card) {
    int before = card.task().isAll() ? 0 : card.task().seen(window.cutoff()) - 1;
    List<Integer> beyond =
        card.inputs().lags().stream().filter(lag -> lag + before > window.cutoff()).toList();
    if (beyond.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Problem(
            "series " + Quoted.of(window.series().id()),
            "it has "
                + window.cutoff()
                + " steps, so that not all of the values "
                + beyond.stream().map(Object::toString).collect(Collectors.joining(", "))
                + " steps back are known to the model, which was trained with them",
            "give at least " + (beyond.get(beyond.size() - 1) + before) + " steps"));
  }

  private static Optional<Problem> holidays(Window window, HolidayColumns columns) {
    TimeSeries series = window.series();
    Optional<LocalDate> last =
        series
            .time()
            .dateTime(window.cutoff() + window.horizon() - 1L)
            .map(LocalDateTime::toLocalDate);
    Holidays holidays = columns.holidays();
    return last.filter(day -> day.getYear() > holidays.last().getYear())
        .map(
            day ->
                new Problem(
                    "series " + Quoted.of(series.id()),
                    "it is forecast to "
                        + day
                        + ", and the last holiday that the model knows of is on "
                        + holidays.last(),
                    "train it with a list that goes further"));
  }
}
