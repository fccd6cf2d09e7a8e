package org.rnn4j.forecast.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.forecast.DataSource;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Loaded;
import org.rnn4j.api.model.ParameterLayout;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Column.Role;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.network.Network;
import org.rnn4j.forecast.inputs.NetworkInputs;
import org.rnn4j.forecast.machine.Memory;
import org.rnn4j.forecast.network.FiniteForecasts;
import org.rnn4j.forecast.network.FiniteForecasts.NoNumber;
import org.rnn4j.forecast.network.LocalForecaster;
import org.rnn4j.forecast.network.ModelForecaster;
import org.rnn4j.forecast.network.NetworkBuilder;
import org.rnn4j.forecast.network.NetworkForecaster;
import org.rnn4j.forecast.network.TrainedParameters;
import org.rnn4j.forecast.report.Leaderboard;
import org.rnn4j.forecast.run.RunFolder;
import org.rnn4j.forecast.saved.ModelCard;
import org.rnn4j.forecast.scale.Scalers;
import org.rnn4j.forecast.scale.Scaling;
import org.rnn4j.forecast.source.CsvSourceProvider;
import org.rnn4j.forecast.spec.Component;
import org.rnn4j.forecast.spec.ComponentSpec;
import org.rnn4j.forecast.spec.ModelLayer;
import org.rnn4j.forecast.spec.ModelSpec.Scope;
import org.rnn4j.forecast.spec.SourcePolicies;
import org.rnn4j.forecast.strategy.NamedStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A trained network with all it needs to forecast: scaler, strategy, shapes. Immutable, and safe
 * for use by several threads.
 */
public final class ForecastModel {

  private static final Logger LOGGER = LoggerFactory.getLogger(ForecastModel.class);

  private final ModelCard card;
  private final Registry registry;
  private final Scalers scalers;
  private final Scaling scaling;
  private final ForecastStrategy strategy;
  private final NetworkInputs inputs;
  private final Network network;
  private final TrainedParameters parameters;
  private final ModelForecaster forecaster;
  private final List<Problem> warnings;

  private ForecastModel(
      ModelCard card,
      Scaling scaling,
      Function<ParameterLayout, TrainedParameters> parametersOf,
      Registry registry,
      List<Problem> warnings) {
    this.card = card;
    this.warnings = List.copyOf(warnings);
    this.registry = registry;
    this.scalers = Scalers.of(card.scaler(), registry);
    this.scaling = scaling;
    this.strategy = NamedStrategy.of(Component.of(Kind.STRATEGY, card.strategy(), registry));
    int horizon = card.task().horizon();
    Memory.require(Place.of("horizon"), horizon + " leads", (double) horizon * Long.BYTES);
    this.inputs =
        NetworkInputs.of(card.allColumns(), card.inputs(), card.statics(), card.task(), strategy);
    int outputs = inputs.leads().size() * inputs.targets() * card.outputsPerTarget();
    // One thread: a model lives as long as somebody holds it, and must not keep threads alive.
    NetworkBuilder builder = new NetworkBuilder(card.model(), registry);
    NetworkBuilder.Ends ends = NetworkBuilder.Ends.of(strategy, inputs, inputs.width(), outputs);
    AtomicReference<TrainedParameters> found = new AtomicReference<>();
    this.network =
        builder.given(
            ends,
            layout -> {
              found.set(parametersOf.apply(layout));
              return found.get().values().get(0);
            });
    this.parameters = found.get();
    Function<Network, NetworkForecaster> asking =
        one -> new NetworkForecaster(one, inputs, scaling, strategy, card.task());
    this.forecaster =
        parameters.scope() == Scope.GLOBAL
            ? asking.apply(network)
            : new LocalForecaster(
                parameters,
                () -> builder.given(ends, layout -> parameters.values().get(0)),
                asking);
  }

  /**
   * Puts a model together; for the module's own use, where models are trained.
   *
   * @param card what it is
   * @param scaling fitted on its training part
   * @param parameters of its networks; copied where there is one
   * @param registry where names are looked up
   */
  @SuppressWarnings("exports")
  public static ForecastModel of(
      ModelCard card, Scaling scaling, TrainedParameters parameters, Registry registry) {
    return new ForecastModel(card, scaling, layout -> parameters, registry, List.of());
  }

  /** As {@link #of}, the parameters being found by the network's layout. */
  static ForecastModel loaded(
      ModelCard card,
      Scaling scaling,
      Function<ParameterLayout, TrainedParameters> parametersOf,
      Registry registry,
      List<Problem> warnings) {
    return new ForecastModel(card, scaling, parametersOf, registry, warnings);
  }

  /**
   * Reads a saved model. Its files carry checksums: a model of which anything was changed or
   * damaged is refused, and so is one whose cells compute something else now than when it was
   * trained. What is doubtful is logged as a warning; see {@link #warnings}.
   *
   * @param folder a run folder or its {@code model} folder
   * @throws InputException naming the file and what is wrong with it
   */
  public static ForecastModel load(Path folder, Registry registry) {
    Path inRun = folder.resolve(RunFolder.MODEL);
    ForecastModel model = SavedModel.load(Files.isDirectory(inRun) ? inRun : folder, registry);
    model.warnings.forEach(warning -> LOGGER.warn(warning.toString()));
    return model;
  }

  /**
   * What is doubtful of a model that was loaded: it carries no checksums, because an earlier
   * version saved it, something it is made with is of another version now, or its run failed.
   */
  public List<Problem> warnings() {
    return warnings;
  }

  /** Writes {@code model.safetensors} and {@code model.json} into a folder, which is created. */
  public void save(Path folder) {
    ModelFolder.save(this, folder);
  }

  /** What it is, apart from its numbers; for the module's own use. */
  @SuppressWarnings("exports")
  public ModelCard card() {
    return card;
  }

  /** The fitted scaler; for the module's own use. */
  @SuppressWarnings("exports")
  public Scaling scaling() {
    return scaling;
  }

  /** The scalers that it was trained with, not fitted to anything. */
  Scalers scalers() {
    return scalers;
  }

  /** Which part of the parameters is what; the same for each network where there are several. */
  public ParameterLayout layout() {
    return network.layout();
  }

  /** A copy of all parameters; network by network where each series has its own. */
  public float[] parameters() {
    return parameters.scope() == Scope.GLOBAL ? network.parameters().clone() : parameters.all();
  }

  /** The parameters of each network; to be read and not changed. */
  TrainedParameters trained() {
    return parameters.scope() == Scope.GLOBAL
        ? TrainedParameters.global(network.parameters())
        : parameters;
  }

  /**
   * Of each layer by its index what {@link org.rnn4j.cells.network.NetworkAnatomy#digests} gives;
   * of those without a state only where they are a plugin's, as the card says of no other where it
   * comes from.
   */
  Map<Integer, String> digests() {
    List<ModelLayer> layers = card.model().layers();
    Map<Integer, String> digests = new LinkedHashMap<>(network.anatomy().digests());
    digests.keySet().removeIf(i -> i >= layers.size() || !ModelCard.names(layers.get(i), registry));
    return digests;
  }

  Registry registry() {
    return registry;
  }

  /** The names of the columns that are forecast. */
  public List<String> targets() {
    return card.targets();
  }

  /** The names of the columns that a series must have: targets first. */
  public List<String> columns() {
    return Column.names(card.columns());
  }

  /**
   * Reads a file as the data were read that the model was trained on: the same columns and format,
   * the same kind of time stamps at the same distance, which it remembers. For a model that was
   * trained on no file, the file is a plain CSV file: of the columns of the query that it was
   * trained on, or of the model's columns in the order of its rows.
   *
   * @throws InputException naming file, row and column of what is wrong, or what the file is unlike
   */
  public Dataset read(Path file) {
    // The names of files are no part of a model.
    List<String> paths =
        registry.find(Kind.DATA_SOURCE, card.source().type()).options().stream()
            .filter(option -> option.type() == Option.Type.PATH)
            .map(Option::name)
            .toList();
    boolean fromFile = paths.size() == 1;
    boolean readsRows = card.source().options().containsKey(CsvSourceProvider.TARGETS.name());
    Map<String, Object> options = new LinkedHashMap<>();
    if (fromFile) {
      options.putAll(card.source().options());
    } else if (readsRows) {
      options.putAll(card.source().options());
      options.keySet().retainAll(CsvSourceProvider.columnOptions());
    } else {
      options.put(CsvSourceProvider.TARGETS.name(), card.targets());
      options.put(CsvSourceProvider.PAST_COVARIATES.name(), card.names(Role.PAST));
    }
    String path = fromFile ? paths.get(0) : CsvSourceProvider.PATH.name();
    options.put(path, file.toAbsolutePath().normalize().toString());
    String type = fromFile ? card.source().type() : CsvSourceProvider.NAME;
    ComponentSpec source = ComponentSpec.of(Kind.DATA_SOURCE, type, options, registry);
    Loaded loaded =
        Component.of(Kind.DATA_SOURCE, source, registry)
            .make()
            .load(
                new DataSource.Context(
                    Path.of("").toAbsolutePath(),
                    card.task().certainSteps(),
                    card.task().horizon(),
                    Optional.of(
                        fromFile || readsRows
                            ? card.time()
                            : new DataSource.Remembered(
                                Optional.empty(), card.time().season(), card.time().levels()))));
    loaded.report().tell(LOGGER::info, LOGGER::warn);
    return loaded.dataset();
  }

  /**
   * Whether the scaler that was fitted in training serves a series of this name: whole series were
   * dealt out and all have one, or the series was there. A model of one series serves every name,
   * unless the names stand in a column of its data.
   */
  public boolean knows(String seriesId) {
    Object ids = card.source().options().getOrDefault(CsvSourceProvider.ID.name(), List.of());
    boolean named = !ids.equals(List.of());
    return scaling.knows(seriesId) || (!named && scaling.isOfOneSeries());
  }

  /**
   * Forecasts what comes after the end of every series. A series that cannot be forecast, for
   * example because it is shorter than the lookback, does not stop the others: it is {@linkplain
   * Forecasts#leftOut() left out}, with the reason. A series that the model does not {@linkplain
   * #knows know} is scaled by its own past; {@link Forecasts#scaledByOwnPast()} names it. What else
   * may not be meant is told as {@link Forecasts#takenForTrained()} and {@link
   * Forecasts#farFromTraining()}.
   *
   * @throws InputException if none can be forecast
   */
  public Forecasts forecast(Dataset dataset) {
    List<SeriesForecast> forecasts = new ArrayList<>();
    List<String> byOwnPast = new ArrayList<>();
    List<String> taken = new ArrayList<>();
    List<Problem> far = new ArrayList<>();
    List<Problem> leftOut = new ArrayList<>();
    for (TimeSeries series : dataset.series()) {
      try {
        forecasts.add(forecast(series));
        far.addAll(UnknownInputs.of(atEnd(series), card));
        if (!knows(series.id())) {
          byOwnPast.add(series.id());
          continue;
        }
        if (!scaling.knows(series.id())) {
          taken.add(series.id());
        }
        far.addAll(FarFromTraining.of(atEnd(series), card, scaling));
      } catch (InputException e) {
        leftOut.addAll(e.problems());
      }
    }
    Forecasts result = new Forecasts(forecasts, byOwnPast, taken, far, leftOut);
    if (forecasts.isEmpty()) {
      result.requireAll();
    }
    return result;
  }

  /**
   * Forecasts what comes after the end of a series. One that the model does not {@linkplain #knows
   * know} is scaled by its own past: the scaler is fitted to all its known values, as it was to the
   * training part of every series in training.
   *
   * @param series with {@link #columns()}, at least as long as the lookback
   * @throws InputException when it is too short, has other columns, misses values or has some that
   *     are beyond single precision once they are scaled
   * @throws org.rnn4j.api.error.RunException when a forecast is not finite, naming series, step and
   *     cause
   */
  public SeriesForecast forecast(TimeSeries series) {
    return forecast(atEnd(series));
  }

  /**
   * Forecasts what comes after a cutoff; sees nothing behind it.
   *
   * @throws InputException as {@link #forecast(TimeSeries)}
   * @throws org.rnn4j.api.error.RunException when a forecast is not finite, naming series, step and
   *     cause
   */
  public SeriesForecast forecast(Window window) {
    Objects.requireNonNull(window, "window");
    Askable.require(
        window, card, inputs.lagsBack(), SourcePolicies.missingValues(card.source(), registry));
    return forecastComplete(withDerived(window));
  }

  /**
   * Forecasts several windows at a time, of series that have the derived columns; for the module's
   * own use, where many are measured.
   */
  public Forecast forecast(List<Window> windows) {
    boolean known = windows.stream().allMatch(window -> knows(window.series().id()));
    if (known) {
      return forecaster.forecast(windows);
    }
    return Forecast.stacked(
        windows.stream().map(w -> forecaster.scaledBy(scalingOf(w)).forecast(List.of(w))).toList());
  }

  private SeriesForecast forecastComplete(Window window) {
    int targets = card.targets().size();
    Scaling used = scalingOf(window);
    Askable.requireFinite(window, card, used);
    ModelForecaster asked = used == scaling ? forecaster : forecaster.scaledBy(used);
    List<Integer> leads = strategy.leads(card.task().horizon());
    Forecast forecast = asked.forecast(List.of(window));
    FiniteForecasts.require(
        Leaderboard.MODEL, window, forecast, 0, leads, NoNumber.ERROR, () -> asked.cause(window));
    TimeSeries series = window.series();
    List<SeriesForecast.Step> steps = new ArrayList<>();
    for (int lead : leads) {
      List<Double> ofLead = new ArrayList<>();
      for (int target = 0; target < targets; target++) {
        ofLead.add(forecast.point(0, lead, target));
      }
      steps.add(
          new SeriesForecast.Step(lead, series.time().label(window.cutoff() + lead - 1L), ofLead));
    }
    return new SeriesForecast(
        series.id(), card.targets(), series.time().label(window.cutoff() - 1L), steps);
  }

  // Its time stamps are like those of training, from which the derived columns follow.
  private Window withDerived(Window window) {
    TimeSeries series = window.series();
    Dataset alone = Dataset.of(List.of(series), series.time().frequency(), 1);
    TimeSeries complete = card.derived().addTo(alone).series().get(0);
    return new Window(complete, window.cutoff(), window.horizon());
  }

  private Window atEnd(TimeSeries series) {
    return new Window(series, series.length(), card.task().horizon());
  }

  private Scaling scalingOf(Window window) {
    return knows(window.series().id())
        ? scaling
        : Scaling.ofPast(scalers, window, card.time().season().orElse(1))
            .seeing(card.task().lookback())
            .within(card.bounds());
  }
}
