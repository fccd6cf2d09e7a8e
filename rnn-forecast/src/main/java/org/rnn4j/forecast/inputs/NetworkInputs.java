package org.rnn4j.forecast.inputs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.ForecastRequest;
import org.rnn4j.api.forecast.ForecastRequest.TargetInput;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Reach;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Column.Role;
import org.rnn4j.api.series.Column.Type;
import org.rnn4j.api.series.Window;
import org.rnn4j.forecast.inputs.Feature.Beyond;
import org.rnn4j.forecast.inputs.Feature.Fixed;
import org.rnn4j.forecast.inputs.Feature.FixedOneHot;
import org.rnn4j.forecast.inputs.Feature.Observed;
import org.rnn4j.forecast.inputs.Feature.OneHot;
import org.rnn4j.forecast.inputs.Feature.Since;
import org.rnn4j.forecast.inputs.Feature.Value;
import org.rnn4j.forecast.scale.Scaling;
import org.rnn4j.forecast.spec.TaskSpec;

/**
 * What a network reads, and at which of the steps it gives something out: laid out once, for
 * training and forecasting alike. Immutable.
 *
 * <p>At each step stand, in this order,
 *
 * <ol>
 *   <li>targets and past covariates of the step, scaled;
 *   <li>whether these were observed, and how long ago, where that was chosen;
 *   <li>for every lead that is given out at the step, what is known of it beforehand: the future
 *       covariates there, and the lags of the targets, as far as a lag is not shorter than the
 *       lead;
 *   <li>static covariates;
 *   <li>whether the step lies behind the cutoff, where the network reads on over the horizon.
 * </ol>
 *
 * <p>Whatever is not known is 0: what is missing, what lies before the start of a series, and
 * behind the cutoff all that is not known ahead. Nothing stands there twice: a lag that is as long
 * as a lead is the target of the step itself.
 */
public final class NetworkInputs {

  private final List<Column> columns;
  private final InputChoice choice;
  private final Map<String, StaticScale> statics;
  private final List<Feature> features;
  private final TaskSpec task;
  private final List<Integer> leads;
  private final Outputs outputs;
  private final Reach reach;
  private final boolean fedBack;
  private final int width;

  private NetworkInputs(Layout layout, ForecastStrategy strategy) {
    this.columns = List.copyOf(layout.columns);
    this.choice = layout.choice;
    this.statics = Collections.unmodifiableMap(new LinkedHashMap<>(layout.statics));
    this.features = List.copyOf(layout.features);
    this.task = layout.task;
    this.leads = strategy.trainedLeads(task.horizon());
    this.outputs = task.isAll() ? Outputs.EVERY_STEP : strategy.outputs();
    this.reach = strategy.reach();
    this.fedBack = strategy.feedsBack();
    this.width = this.features.stream().mapToInt(Feature::width).sum();
  }

  /**
   * The inputs of a network that serves a strategy.
   *
   * @param columns of the data, in the order of their roles
   * @param choice what is read beside them
   * @param statics what each static quantity is measured by, by name
   */
  public static NetworkInputs of(
      List<Column> columns,
      InputChoice choice,
      Map<String, StaticScale> statics,
      TaskSpec task,
      ForecastStrategy strategy) {
    Layout layout = new Layout(columns, choice, statics, task);
    layout.addOfStep(strategy);
    strategy.trainedLeads(task.horizon()).forEach(layout::addOfLead);
    layout.addStatics();
    if (strategy.reach() == Reach.HORIZON) {
      layout.features.add(new Beyond());
    }
    return new NetworkInputs(layout, strategy);
  }

  /**
   * The inputs of a network that sees the lookback as one step: the columns that the series hold
   * values of, each at its own step.
   */
  public static NetworkInputs flat(List<Column> columns, TaskSpec task, ForecastStrategy strategy) {
    Layout layout = new Layout(columns, InputChoice.NONE, Map.of(), task);
    layout.addOfStep(strategy);
    layout.addHeldOfStep();
    return new NetworkInputs(layout, strategy);
  }

  /** Features that are being put together, each once. */
  private record Layout(
      List<Column> columns,
      InputChoice choice,
      Map<String, StaticScale> statics,
      TaskSpec task,
      Set<Feature> features) {

    Layout(
        List<Column> columns, InputChoice choice, Map<String, StaticScale> statics, TaskSpec task) {
      this(columns, choice, statics, task, new LinkedHashSet<>());
    }

    private int[] of(Role... roles) {
      return IntStream.range(0, columns.size())
          .filter(c -> List.of(roles).contains(columns.get(c).role()))
          .toArray();
    }

    private void add(int column, int ahead) {
      features.add(
          columns.get(column).type() == Type.CATEGORY
              ? new OneHot(column, ahead, columns.get(column).levels().size())
              : new Value(column, ahead));
    }

    private boolean isWatched(int column) {
      return choice.observed().contains(columns.get(column).name());
    }

    void addOfStep(ForecastStrategy strategy) {
      for (int column : of(Role.TARGET, Role.PAST)) {
        add(column, 0);
      }
      for (int column : of(Role.TARGET, Role.PAST)) {
        if (isWatched(column)) {
          features.add(new Observed(column, 0, strategy.feedsBack() ? 1 : 0));
        }
      }
      for (int column : of(Role.TARGET, Role.PAST)) {
        if (isWatched(column) && choice.since() == InputChoice.Since.OBSERVED) {
          features.add(new Since(column, task.lookback(), strategy.feedsBack()));
        }
      }
    }

    void addHeldOfStep() {
      for (int column : of(Role.FUTURE)) {
        if (!columns.get(column).isDerived()) {
          add(column, 0);
        }
      }
    }

    void addOfLead(int lead) {
      for (int column : of(Role.FUTURE)) {
        add(column, lead);
        if (isWatched(column)) {
          features.add(new Observed(column, lead, 0));
        }
      }
      for (int lag : choice.lags()) {
        for (int column : of(Role.TARGET)) {
          if (lag >= lead) { // a shorter one is not known when the lead is forecast
            add(column, lead - lag);
          }
        }
      }
    }

    void addStatics() {
      for (int column : of(Role.STATIC)) {
        Column of = columns.get(column);
        features.add(
            of.type() == Type.CATEGORY
                ? new FixedOneHot(column, of.levels().size())
                : new Fixed(column, statics.get(of.name())));
      }
    }
  }

  /** How many numbers are read at each step. */
  public int width() {
    return width;
  }

  /** What each of these is, in words. */
  public List<String> names() {
    return Feature.names(features, columns);
  }

  /** How many there are, for people. */
  public String inWords() {
    int ahead = 0;
    int lags = 0;
    for (Feature feature : features) {
      ahead += feature.isAhead() ? feature.width() : 0;
      lags += feature.back() > 0 ? feature.width() : 0;
    }
    return width
        + " numbers at each of "
        + steps()
        + " steps"
        + (ahead > 0 ? ", " + ahead + " of what is known ahead" : "")
        + (lags > 0 ? ", " + lags + (lags == 1 ? " lag" : " lags") : "");
  }

  /** Which of these are to be embedded, in their order. */
  public List<CategoryInput> embedded() {
    List<CategoryInput> embedded = new ArrayList<>();
    int at = 0;
    for (Feature feature : features) {
      OptionalInt column = feature.category();
      if (column.isPresent()) {
        String name = columns.get(column.getAsInt()).name();
        Integer numbers = choice.embeddings().get(name);
        if (numbers != null) {
          embedded.add(new CategoryInput(name, at, feature.width(), numbers));
        }
      }
      at += feature.width();
    }
    return List.copyOf(embedded);
  }

  /** The columns of the data. */
  public List<Column> columns() {
    return columns;
  }

  /** What is read beside the columns. */
  public InputChoice choice() {
    return choice;
  }

  /** What each static quantity is measured by, by name. */
  public Map<String, StaticScale> statics() {
    return statics;
  }

  /** How many columns are forecast. */
  public int targets() {
    return (int) columns.stream().filter(c -> c.role() == Role.TARGET).count();
  }

  /** Steps that are read in training, and before the whole forecast is given out. */
  public int steps() {
    return task.lookback() + stepsBehind();
  }

  /** How many steps before the first one that is read the longest lag lies. */
  public int lagsBack() {
    return features.stream().mapToInt(Feature::back).max().orElse(0);
  }

  /** How many of these steps lie behind the cutoff. */
  int stepsBehind() {
    return reach == Reach.HORIZON ? task.horizon() - 1 : 0;
  }

  /** The leads that are given out at each output step. */
  public List<Integer> leads() {
    return leads;
  }

  /** At which steps the network gives something out. */
  public Outputs outputs() {
    return reach == Reach.HORIZON ? Outputs.EVERY_STEP : outputs;
  }

  /** At how many of the last steps it is trained on that. */
  public int trainedSteps() {
    return trainedSteps(steps());
  }

  /**
   * At how many of the last steps it does.
   *
   * @param steps that are read
   */
  int outputSteps(int steps) {
    return outputs() == Outputs.EVERY_STEP ? steps : 1;
  }

  /**
   * At how many of the last steps it is trained on that.
   *
   * @param steps that are read
   */
  int trainedSteps(int steps) {
    return outputs == Outputs.EVERY_STEP ? steps : reach == Reach.HORIZON ? task.horizon() : 1;
  }

  /**
   * At which of the output steps a lead is forecast: the first one that knows all that is known.
   *
   * @param lead from 1
   * @return from 0 to the number of output steps less 1
   */
  public int outputStep(int lead) {
    return reach == Reach.HORIZON ? task.lookback() + lead - 2 : outputSteps(steps()) - 1;
  }

  /**
   * Writes what is known of some steps.
   *
   * @param from the position of the first one from the cutoff
   */
  void read(
      Known known,
      int from,
      int count,
      float[] destination,
      int offset,
      int stepStride,
      int featureStride) {
    int at = offset;
    for (Feature feature : features) {
      feature.read(known, from, count, destination, at, stepStride, featureStride);
      at += feature.width() * featureStride;
    }
  }

  /**
   * What a strategy is given to forecast some windows from, read through {@link Window#history()}
   * and {@link Window#ahead()}.
   *
   * @param windows of the horizon of the task
   * @param seen how many steps before its cutoff each of them is to see
   * @throws org.rnn4j.api.error.InputException if something is absent that must be known ahead,
   *     naming column and time stamp
   */
  public ForecastRequest request(List<Window> windows, int seen, Scaling scaling) {
    boolean goesOver = fedBack || reach == Reach.HORIZON;
    int behind = task.horizon() - 1;
    Block history = Block.zeros(windows.size(), seen, width);
    Block ahead = Block.zeros(windows.size(), behind, goesOver ? width : 0);
    for (int row = 0; row < windows.size(); row++) {
      Known known = new AskedWindow(windows.get(row), scaling, seen + lagsBack());
      read(known, -seen, seen, history.values(), row * seen * width, width, 1);
      if (goesOver) {
        read(known, 0, behind, ahead.values(), row * behind * width, width, 1);
      }
    }
    return new ForecastRequest(history, ahead, targets(), fedBack ? targetInputs() : List.of());
  }

  private List<TargetInput> targetInputs() {
    List<TargetInput> made = new ArrayList<>();
    int at = 0;
    for (Feature feature : features) {
      if (feature instanceof Value value && columns.get(value.column()).role() == Role.TARGET) {
        made.add(new TargetInput(at, value.column(), -value.ahead()));
      }
      at += feature.width();
    }
    return made;
  }
}
