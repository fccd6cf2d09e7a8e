package org.rnn4j.forecast.scale;

import java.util.List;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.error.PluginException;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.forecast.SplitUnit;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.spec.ScalerSpec.Scope;
import org.rnn4j.forecast.spec.SpecPlaces;
import org.rnn4j.forecast.window.Parts;

/** Fits scalers to the observed values of a training part and to nothing else, and tries them. */
final class ScalingFit {

  private final Scalers scalers;
  private final Parts parts;
  private final Dataset dataset;

  ScalingFit(Scalers scalers, Parts parts) {
    this.scalers = scalers;
    this.parts = parts;
    this.dataset = parts.dataset();
  }

  /**
   * Fits every column.
   *
   * @throws InputException when a column has nothing to learn from, or a scaler is wrong, naming
   *     series and column
   * @throws PluginException if a scaler fits nothing
   */
  Scaling fitted() {
    Scope scope = scope();
    List<Column> columns = dataset.columns().subList(0, dataset.heldWidth());
    scalers.requireColumns(Column.names(columns.stream().filter(Scaling::isScaled).toList()));
    List<String> ids =
        scope == Scope.GLOBAL
            ? List.of("")
            : dataset.series().stream().map(TimeSeries::id).toList();
    Scaler.Fitted[][] fitted = new Scaler.Fitted[ids.size()][columns.size()];
    Memento[][] mementos = new Memento[ids.size()][columns.size()];
    for (int c = 0; c < columns.size(); c++) {
      boolean scaled = Scaling.isScaled(columns.get(c));
      String named = scalers.named(columns.get(c).name());
      Scaler scaler = scaled ? scalers.make(columns.get(c).name()) : new NoneScaler();
      for (int i = 0; i < ids.size(); i++) {
        List<double[]> values = scaled ? values(scope, i, c) : List.of();
        Scaler.Training training = new Scaler.Training(values, dataset.season());
        double[] observed = training.observed();
        try {
          fitted[i][c] = fitted(named, scaler, training);
          new RoundTrip(named, fitted[i][c], observed).requireSound(scaler);
          mementos[i][c] = Memento.of(fitted[i][c], observed);
        } catch (InputException e) {
          throw at(Scaling.place(ids.get(i), columns.get(c).name()) + where(e, values, i), e);
        }
      }
    }
    Scaling scaling = new Scaling(scope, columns, ids, fitted, mementos);
    scaling.requireUnchanged(
        scalers, fitted, "it changed after it was fitted: each fit must give a scaler of its own");
    return scaling;
  }

  private List<double[]> values(Scope scope, int series, int column) {
    return scope == Scope.GLOBAL
        ? TrainingValues.ofAll(parts, column)
        : List.of(TrainingValues.of(parts, series, column));
  }

  private Scope scope() {
    Scope usual = parts.unit() == SplitUnit.SERIES ? Scope.GLOBAL : Scope.SERIES;
    Scope scope = scalers.scope().orElse(usual);
    if (scope == Scope.SERIES && parts.unit() == SplitUnit.SERIES) {
      throw new InputException(
          SpecPlaces.SCALER_SCOPE,
          "whole series are dealt out, so that those to be forecast have no training part of their"
              + " own to fit a scaler to",
          "write scope: global, or take per-window to scale each window by itself");
    }
    return scope;
  }

  private static Scaler.Fitted fitted(String named, Scaler scaler, Scaler.Training training) {
    Scaler.Fitted fitted = scaler.fit(training);
    if (fitted == null) {
      throw PluginException.wrong(Place.none(), named + " returned null from fit");
    }
    return fitted;
  }

  /** What a scaler said of a value, at the value's place. */
  static InputException at(String place, InputException e) {
    return new InputException(e.problems().stream().map(p -> p.at(Place.inWords(place))).toList());
  }

  // The step of a value that a scaler has no number for; empty where it is about none.
  private String where(InputException e, List<double[]> values, int firstSeries) {
    for (int s = 0; s < values.size(); s++) {
      TimeSeries series = dataset.series().get(firstSeries + s);
      String step = where(e, values.get(s), series);
      if (!step.isEmpty()) {
        return (values.size() == 1 ? "" : ", series " + Quoted.of(series.id())) + step;
      }
    }
    return "";
  }

  /** The same in one series. */
  static String where(InputException e, double[] values, TimeSeries series) {
    for (int t = 0; e instanceof OutsideDomain outside && t < values.length; t++) {
      if (values[t] == outside.value()) {
        return " at " + series.time().label(t);
      }
    }
    return "";
  }
}
