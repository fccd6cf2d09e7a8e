package org.rnn4j.forecast.scale;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.History;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;
import org.rnn4j.forecast.spec.ScalerSpec.Scope;
import org.rnn4j.forecast.spec.TargetBounds;
import org.rnn4j.forecast.split.Split;
import org.rnn4j.forecast.window.Parts;

/**
 * A scaler fitted to a dataset's training part, column by column, and both of its directions.
 * Immutable.
 *
 * <p>Where series are cut by time, each series has its own numbers, so that series of different
 * levels can share a network. Where whole series are dealt out, the series to be forecast have no
 * training part of their own, so one set of numbers, fitted to all training series together, serves
 * all.
 */
public final class Scaling {

  /**
   * The numbers of one fitted scaler, for the model file.
   *
   * @param series the id of the series; empty where the scope is global
   * @param column the name of the column
   * @param parameters as {@link Scaler.Fitted#parameters()} gave them
   */
  public record Entry(String series, String column, Map<String, List<Double>> parameters) {

    /** Sorts the parameters by name: a scaler's own map may have another order in each process. */
    public Entry {
      parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }
  }

  /** What is done to a column that is not scaled. */
  private static final Scaler.Fitted AS_IT_IS = NoneScaler.IDENTITY;

  private static final int ALL = Integer.MAX_VALUE;

  private final Scope scope;
  private final List<Column> columns; // those that series hold values of
  private final List<String> ids; // one empty text where the scope is global
  private final Scaler.Fitted[][] fitted; // [id][column]
  private final Memento[][] mementos; // [id][column]
  private final Map<String, Integer> positions;
  private final int lookback; // steps that a model sees
  private final TargetBounds bounds; // that forecasts are brought into

  /** What was fitted, for a model that sees all that is known. */
  Scaling(
      Scope scope,
      List<Column> columns,
      List<String> ids,
      Scaler.Fitted[][] fitted,
      Memento[][] mementos) {
    this(scope, columns, ids, fitted, mementos, ALL, TargetBounds.NONE);
  }

  private Scaling(
      Scope scope,
      List<Column> columns,
      List<String> ids,
      Scaler.Fitted[][] fitted,
      Memento[][] mementos,
      int lookback,
      TargetBounds bounds) {
    this.lookback = lookback;
    this.bounds = bounds;
    this.scope = scope;
    this.mementos = mementos;
    this.columns = ImmutableList.copyOf(columns);
    this.ids = ImmutableList.copyOf(ids);
    this.fitted = fitted;
    this.positions = positions(ids);
  }

  static Map<String, Integer> positions(List<String> ids) {
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      positions.put(ids.get(i), i);
    }
    return positions;
  }

  /**
   * The same for a model that sees at most so many of the last steps; without, it sees all that is
   * known. A scaler may go by what is seen.
   */
  public Scaling seeing(int most) {
    return new Scaling(scope, columns, ids, fitted, mementos, most, bounds);
  }

  /** The same with forecasts that are brought to the nearest values that the targets can have. */
  public Scaling within(TargetBounds others) {
    return new Scaling(scope, columns, ids, fitted, mementos, lookback, others);
  }

  /** As {@link #fit(Scalers, Parts)}, one scaler for all columns, which messages call by class. */
  public static Scaling fit(Scaler scaler, Parts parts) {
    return fit("the scaler " + scaler.getClass().getName(), scaler, parts);
  }

  /**
   * As {@link #fit(Scalers, Parts)}, one scaler for all columns.
   *
   * @param named the scaler's name and where it is from, for messages
   */
  public static Scaling fit(String named, Scaler scaler, Parts parts) {
    return fit(Scalers.same(named, scaler), parts);
  }

  /**
   * Fits to the observed values of the training part and to nothing else, and tries on these values
   * whether each scaler undoes itself and can be restored.
   *
   * @throws InputException when a column has nothing to learn from, or a scaler is wrong, naming
   *     series and column
   * @throws org.rnn4j.api.error.PluginException if a scaler fits nothing
   */
  public static Scaling fit(Scalers scalers, Parts parts) {
    return new ScalingFit(scalers, parts).fitted();
  }

  /**
   * Fits to what was observed before the cutoff of one window, for a series that was not there in
   * training.
   *
   * @param season steps in a season
   * @throws InputException as {@link #fit(Scalers, Parts)}
   */
  public static Scaling ofPast(Scalers scalers, Window window, int season) {
    TimeSeries past = window.series().before(window.cutoff());
    Dataset alone = Dataset.of(List.of(past), past.time().frequency(), season);
    return fit(scalers, Parts.of(Split.lastSteps(0, 0), alone));
  }

  static String place(String id, String column) {
    return (id.isEmpty() ? "" : "series " + Quoted.of(id) + ", ") + "column " + Quoted.of(column);
  }

  void requireUnchanged(Scalers scalers, Scaler.Fitted[][] others, String change) {
    for (int i = 0; i < ids.size(); i++) {
      for (int c = 0; c < columns.size(); c++) {
        if (!mementos[i][c].holds(others[i][c])) {
          throw new InputException(
              place(ids.get(i), columns.get(c).name()),
              scalers.named(columns.get(c).name())
                  + " no longer gives the numbers it gave when it was fitted",
              change);
        }
      }
    }
  }

  /**
   * Checks what is about to be saved: that every fitted scaler still gives the numbers it gave when
   * it was fitted, to the bit, and gives them when restored from {@link #entries()}.
   *
   * @param scalers as they were fitted
   * @throws InputException naming the series and column
   */
  public void requireRestorable(Scalers scalers) {
    requireUnchanged(scalers, fitted, "it changed after it was fitted, while it was used");
    requireUnchanged(
        scalers,
        assembled(scalers, scope, columns, entries()).fitted,
        "its restore must give the same scaler from its parameters, or the saved model is another");
  }

  /**
   * What {@link #entries()} of a fitted scaling wrote down, in whatever order.
   *
   * @param columns that series hold values of, in their order; every series has an entry for each
   *     that is scaled
   * @throws InputException naming series, column and number where one is missing, is there twice or
   *     belongs to something else, or where the scaler cannot do with it
   */
  public static Scaling restore(
      Scalers scalers, Scope scope, List<Column> columns, List<Entry> entries) {
    Scaling scaling = assembled(scalers, scope, columns, entries);
    entries.forEach(scaling::requireNumbers);
    return scaling;
  }

  // Also the names: a number that the scaler knows nothing of is another scaler's.
  private void requireNumbers(Entry entry) {
    Map<String, List<Double>> has =
        fitted[positions.get(entry.series())][Column.names(columns).indexOf(entry.column())]
            .parameters();
    if (!has.equals(entry.parameters())) {
      throw new InputException(
          place(entry.series(), entry.column()),
          "the scaler has the numbers "
              + ParameterWords.of(has)
              + " where "
              + ParameterWords.of(entry.parameters())
              + " were saved",
          "expected the same names and numbers");
    }
  }

  private static Scaling assembled(
      Scalers scalers, Scope scope, List<Column> columns, List<Entry> entries) {
    List<String> scaled = Column.names(columns.stream().filter(Scaling::isScaled).toList());
    WrittenEntries written = new WrittenEntries(scope, scaled, entries);
    List<String> ids = written.ids();
    Scaler.Fitted[][] restored = written.restored(scalers); // [id][scaled column]
    Scaler.Fitted[][] fitted = new Scaler.Fitted[ids.size()][columns.size()];
    Memento[][] mementos = new Memento[ids.size()][columns.size()];
    for (int i = 0; i < ids.size(); i++) {
      for (int c = 0, next = 0; c < columns.size(); c++) {
        fitted[i][c] = isScaled(columns.get(c)) ? restored[i][next++] : AS_IT_IS;
        mementos[i][c] = Memento.of(fitted[i][c]);
      }
    }
    return new Scaling(scope, columns, ids, fitted, mementos);
  }

  /** Which values share numbers. */
  public Scope scope() {
    return scope;
  }

  /** Whether it was fitted to a single series alone; it serves a series of any name then. */
  public boolean isOfOneSeries() {
    return scope == Scope.SERIES && ids.size() == 1;
  }

  /** Whether it was fitted to a series of this name, or to all series together. */
  public boolean knows(String seriesId) {
    return scope == Scope.GLOBAL || positions.containsKey(seriesId);
  }

  /** Whether a column is scaled: a quantity that series hold values of. */
  public static boolean isScaled(Column column) {
    return column.type() == Column.Type.NUMBER
        && column.role() != Column.Role.STATIC
        && !column.isDerived();
  }

  /** The columns that series hold values of, in the order of the data. */
  public List<Column> columns() {
    return columns;
  }

  /** The numbers, series by series and within a series column by column. */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      for (int c = 0; c < columns.size(); c++) {
        if (isScaled(columns.get(c))) {
          entries.add(new Entry(ids.get(i), columns.get(c).name(), fitted[i][c].parameters()));
        }
      }
    }
    return List.copyOf(entries);
  }

  /**
   * The fitted scaler of a column of a series. A scaling that was fitted to a single series serves
   * a series of any name.
   *
   * @throws InputException if the series was not there when the scaling was fitted
   */
  public Scaler.Fitted of(String seriesId, int column) {
    if (ids.size() == 1) {
      return fitted[0][column];
    }
    Integer position = positions.get(seriesId);
    if (position == null) {
      throw new InputException(
          "series " + Quoted.of(seriesId),
          "the scaler was not fitted to it",
          "it knows "
              + ids.stream().limit(10).map(Quoted::plain).collect(Collectors.joining(", "))
              + (ids.size() > 10 ? " and " + (ids.size() - 10) + " more" : ""));
    }
    return fitted[position][column];
  }

  /**
   * As {@link #of}, of what is the same at every cutoff: the units that a forecast and the truth
   * can both be stated in. Of a chain such as {@code [standard, per-window]} it is the first part.
   *
   * @throws InputException if all of it goes by what is known at a cutoff
   */
  public Scaler.Fixed fixed(String seriesId, int column) {
    return Chain.fixedPart(of(seriesId, column))
        .orElseThrow(
            () ->
                new InputException(
                    place(seriesId, columns.get(column).name()),
                    "the scaler goes by what is known at each cutoff, so that a value has no scaled"
                        + " one",
                    "take another scaler, such as standard, or put it first in the list"));
  }

  /** Both directions for a column, as they are at the end of a history. */
  public Scaler.Scale at(History history, int column) {
    Scaler.Fitted ofColumn = column < columns.size() ? of(history.seriesId(), column) : AS_IT_IS;
    return ofColumn.at(history.past(column).seen(lookback));
  }

  /**
   * The last known values of a column, scaled; NaN where one is missing or its number is not known.
   *
   * @param steps how many, at most those of the history
   */
  public double[] known(History history, int column, int steps) {
    double[] run = new double[steps];
    Arrays.setAll(run, t -> history.last(steps - t, column));
    scale(history, column, 1 - steps, run);
    return run;
  }

  /**
   * Scales values of consecutive steps, in place, by what is known at the end of a history.
   *
   * @param lead of the first one, at most 1; see {@link Scaler.Scale#scale}
   */
  public void scale(History history, int column, int lead, double[] run) {
    try {
      at(history, column).scale(lead, run);
    } catch (InputException e) {
      throw ScalingFit.at(place(history.seriesId(), columns.get(column).name()), e);
    }
  }

  /**
   * What was forecast for a column, in the data's units and {@linkplain #within its bounds}; NaN
   * where that cannot be told without leads that were not forecast.
   *
   * @param leads ascending
   * @param scaled the number of each of them, by its position
   */
  public double[] unscaled(
      History history, int column, List<Integer> leads, IntToDoubleFunction scaled) {
    double[] run = new double[leads.get(leads.size() - 1)];
    Arrays.fill(run, Double.NaN);
    for (int l = 0; l < leads.size(); l++) {
      run[leads.get(l) - 1] = scaled.applyAsDouble(l);
    }
    at(history, column).unscale(run);
    DoubleStream found = leads.stream().mapToDouble(lead -> run[lead - 1]);
    return bounds
        .of(columns.get(column).name())
        .map(bound -> found.map(bound::nearest))
        .orElse(found)
        .toArray();
  }

  /**
   * Scales every column of a series: into a copy in single precision, unless its scaler goes by
   * what is known at a cutoff.
   *
   * @throws InputException naming the value of which the scaler makes no finite number
   */
  public ScaledSeries apply(TimeSeries series) {
    return apply(series, DerivedCopies.of(List.of(series)));
  }

  private ScaledSeries apply(TimeSeries series, DerivedCopies derived) {
    List<ScaledColumn> scaled = new ArrayList<>();
    for (int c = 0; c < series.width(); c++) {
      Column column = series.columns().get(c);
      scaled.add(
          column.isDerived()
              ? derived.of(series, c)
              : !isScaled(column)
                  ? ScaledColumn.asItIs(series, c)
                  : of(series.id(), c) instanceof Scaler.Fixed fixed
                      ? ScaledColumn.copied(series, c, fixed)
                      : ScaledColumn.ofEachWindow(series, c, of(series.id(), c), lookback));
    }
    return new ScaledSeries(scaled, series);
  }

  /** Scales every series of a dataset, in its order. */
  public List<ScaledSeries> apply(Dataset dataset) {
    DerivedCopies derived = DerivedCopies.of(dataset.series());
    return dataset.series().stream().map(series -> apply(series, derived)).toList();
  }
}
