package org.rnn4j.forecast.scale;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.forecast.scale.Scaling.Entry;
import org.rnn4j.forecast.spec.ScalerSpec.Scope;

/**
 * The numbers of fitted scalers as they were written down, in whatever order.
 *
 * @param columns of the data, in their order; every series has an entry for each
 */
record WrittenEntries(Scope scope, List<String> columns, List<Entry> entries) {

  /**
   * The ids of the series; one empty text where the scope is global.
   *
   * @throws InputException if they do not fit the scope
   */
  List<String> ids() {
    List<String> ids = entries.stream().map(Entry::series).distinct().toList();
    if (ids.isEmpty() || (scope == Scope.GLOBAL && !ids.equals(List.of("")))) {
      throw new InputException(
          "entries",
          ids.isEmpty() ? "there are none" : "they name series, and the scope is global",
          "expected one for each column" + (scope == Scope.GLOBAL ? "" : " of each series"));
    }
    return ids;
  }

  /**
   * The fitted scalers: {@code [id][column]}.
   *
   * @throws InputException naming series and column where one is missing, is there twice or belongs
   *     to something else, or where the scaler cannot do with it
   */
  Scaler.Fitted[][] restored(Scalers scalers) {
    List<String> ids = ids();
    Scaler.Fitted[][] fitted = new Scaler.Fitted[ids.size()][columns.size()];
    Map<String, Integer> positions = Scaling.positions(ids);
    for (Entry entry : entries) {
      int column = columns.indexOf(entry.column());
      int id = positions.get(entry.series());
      if (column < 0 || fitted[id][column] != null) {
        throw new InputException(
            Scaling.place(entry.series(), entry.column()),
            column < 0 ? "the model has no such column" : "is there twice",
            "expected one entry for each of " + String.join(", ", columns));
      }
      fitted[id][column] = restored(scalers.make(entry.column()), entry);
    }
    requireAll(fitted, ids);
    return fitted;
  }

  private void requireAll(Scaler.Fitted[][] fitted, List<String> ids) {
    for (int id = 0; id < ids.size(); id++) {
      for (int column = 0; column < columns.size(); column++) {
        if (fitted[id][column] == null) {
          throw new InputException(
              Scaling.place(ids.get(id), columns.get(column)),
              "there is no entry",
              "expected one for each of " + String.join(", ", columns));
        }
      }
    }
  }

  private static Scaler.Fitted restored(Scaler scaler, Entry entry) {
    String place = Scaling.place(entry.series(), entry.column());
    try {
      return Objects.requireNonNull(scaler.restore(entry.parameters()), "it restores null");
    } catch (InputException e) {
      throw new InputException(
          e.problems().stream().map(p -> p.at(Place.inWords(place + ", " + p.place()))).toList());
    } catch (RuntimeException e) { // a plugin's
      throw new InputException(
          place,
          "the scaler cannot be restored from " + ParameterWords.of(entry.parameters()) + ": " + e,
          "");
    }
  }
}
