package org.rnn4j.forecast.model;

import java.util.List;
import java.util.Optional;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.forecast.MissingValues;
import org.rnn4j.api.series.Cadence;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Column.Role;
import org.rnn4j.api.series.Frequency;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;
import org.rnn4j.forecast.saved.ModelCard;
import org.rnn4j.forecast.scale.Scaling;
import org.rnn4j.forecast.text.Numbers;

/** Which windows a model can be asked about. */
final class Askable {

  private Askable() {}

  /**
   * Checks columns, distance of steps, horizon, length and that nothing is missing of what a model
   * looks at.
   *
   * @param lagsBack how many steps before its lookback the model sees by lags
   * @param policy of the data that the model was trained on: what is masked may be missing here too
   * @throws InputException naming the series and what is wrong with it
   */
  static void require(Window window, ModelCard card, int lagsBack, MissingValues policy) {
    TimeSeries series = window.series();
    String place = "series " + Quoted.of(series.id());
    Optional<Frequency> trained = card.time().cadence().flatMap(Cadence::frequency);
    if (trained.isPresent()
        && series.time().frequency().isPresent()
        && !trained.equals(series.time().frequency())) {
      throw new InputException(
          place,
          "its steps are " + series.time().cadence().distance() + " apart",
          "the model was trained on steps of " + trained.get());
    }
    requireColumns(series, card, place);
    if (!card.bounds().isNone()) {
      card.bounds().require(List.of(series.before(window.cutoff())));
    }
    if (window.horizon() != card.task().horizon()) {
      throw new InputException(
          place,
          "a window of " + window.horizon() + " leads is to be forecast",
          "the model forecasts " + card.task().horizon());
    }
    requireLength(window, card, lagsBack, place);
    int seen = card.task().seen(window.cutoff());
    if (policy == MissingValues.MASK) {
      requireSome(window, card, seen);
      return;
    }
    int reach = Math.min(window.cutoff(), seen + lagsBack);
    for (int column = 0; column < card.held().size(); column++) {
      Column of = card.columns().get(column);
      if (of.type() == Column.Type.CATEGORY) {
        continue; // one that training did not know is none of them, which a network can read
      }
      int back = of.role() == Role.TARGET ? reach : seen;
      for (int step = window.cutoff() - back; step < window.cutoff(); step++) {
        requirePresent(series.value(step, column), of, series, step);
      }
      for (int lead = 1; of.role() == Role.FUTURE && lead <= window.horizon(); lead++) {
        double value = window.ahead().value(lead, column);
        requirePresent(value, of, series, window.cutoff() + lead - 1);
      }
    }
    requireStatics(series, place);
  }

  private static void requireLength(Window window, ModelCard card, int lagsBack, String place) {
    int least = card.task().leastSteps();
    boolean lagsAreNeeded = lagsBack > 0 && !card.task().mayBeShort();
    if (window.cutoff() < least && !lagsAreNeeded) {
      throw new InputException(
          place,
          "it has "
              + window.cutoff()
              + " steps, the model "
              + (card.task().mayBeShort() ? "needs " : "looks back ")
              + least,
          "give at least " + least + " steps");
    }
    int needed = card.task().lookback() + lagsBack;
    if (window.cutoff() < needed && lagsAreNeeded) {
      throw new InputException(
          place,
          "it has "
              + window.cutoff()
              + " steps, the model looks back "
              + card.task().lookback()
              + ", and from there by lags another "
              + lagsBack,
          "give at least " + needed + " steps");
    }
  }

  private static void requirePresent(double value, Column column, TimeSeries series, int step) {
    if (Double.isNaN(value)) {
      throw new InputException(
          "series " + Quoted.of(series.id()) + ", column " + Quoted.of(column.name()),
          "the value at " + series.time().label(step) + " is missing",
          "fill it before forecasting");
    }
  }

  private static void requireStatics(TimeSeries series, String place) {
    for (int c = series.width(); c < series.columns().size(); c++) {
      Column column = series.columns().get(c);
      if (column.type() == Column.Type.NUMBER && Double.isNaN(series.staticValue(c))) {
        throw new InputException(
            place + ", column " + Quoted.of(column.name()), "its value is missing", "give one");
      }
    }
  }

  // A forecast from nothing would be the same for every series.
  private static void requireSome(Window window, ModelCard card, int seen) {
    TimeSeries series = window.series();
    int from = window.cutoff() - seen;
    for (int target = 0; target < card.targets().size(); target++) {
      for (int step = from; step < window.cutoff(); step++) {
        if (!Double.isNaN(series.value(step, target))) {
          return;
        }
      }
    }
    throw new InputException(
        "series " + Quoted.of(series.id()),
        "all values of "
            + String.join(", ", card.targets())
            + " are missing from "
            + series.time().label(from)
            + " to "
            + series.time().label(window.cutoff() - 1L)
            + ", which is all that the model looks back",
        "give one that was observed");
  }

  private static void requireColumns(TimeSeries series, ModelCard card, String place) {
    List<String> names = Column.names(series.columns());
    List<String> needed = Column.names(card.columns());
    if (!names.equals(needed)) {
      throw new InputException(
          place,
          "it has the columns " + String.join(", ", names),
          "the model needs " + String.join(", ", needed) + ", in this order");
    }
    for (int c = 0; c < needed.size(); c++) {
      Column has = series.columns().get(c);
      Column trained = card.columns().get(c);
      if (!has.equals(trained)) {
        throw new InputException(
            place + ", column " + Quoted.of(has.name()),
            "it is " + words(has),
            "the model was trained on " + words(trained));
      }
    }
  }

  private static String words(Column column) {
    return column.role().words()
        + (column.type() == Column.Type.NUMBER
            ? ""
            : " of the categories " + String.join(", ", column.levels()));
  }

  /**
   * Checks what the network is given: it hides what is infinite, which behind a sigmoid looks like
   * any large number.
   *
   * @throws InputException naming series, column, step and value
   */
  static void requireFinite(Window window, ModelCard card, Scaling by) {
    TimeSeries series = window.series();
    for (int column = 0; column < card.held().size(); column++) {
      int seen = card.task().seen(window.cutoff());
      double[] known = by.known(window.history(), column, seen);
      for (int t = 0; t < seen; t++) {
        int step = window.cutoff() - seen + t;
        double value = series.value(step, column);
        double scaled = known[t];
        if (Float.isInfinite((float) scaled)) {
          throw new InputException(
              "series "
                  + Quoted.of(series.id())
                  + ", column "
                  + Quoted.of(card.columns().get(column).name()),
              "the value at "
                  + series.time().label(step)
                  + " is "
                  + Numbers.text(value)
                  + ", scaled "
                  + Numbers.text(scaled)
                  + ", more than the model computes with",
              "correct it, or train a model on values of this size");
        }
      }
    }
  }
}
