package org.rnn4j.forecast.spec;

import org.rnn4j.api.error.Place;
import org.rnn4j.training.EarlyStopping;

/**
 * Where keys of a spec stand, for whoever has something to say about one, or puts a spec together:
 * the paths of keys as they are declared.
 */
public final class SpecPlaces {

  /** The name of the experiment. */
  public static final Place NAME = Place.of(SpecResolver.EXPERIMENT_NAME.name());

  /** The version of the format. */
  public static final Place VERSION = Place.of(SpecResolver.VERSION.name());

  /** What governs everything random. */
  public static final Place SEED = Place.of(SpecResolver.SEED.name());

  /** The series, and how they are cut. */
  public static final Place DATA = Place.of(DataReader.DATA.name());

  /** Where the series come from. */
  public static final Place SOURCE = DATA.key(DataReader.SOURCE.name());

  /** Which columns are words for kinds of things. */
  public static final Place CATEGORIES = DATA.key(DataReader.CATEGORIES.name());

  /** The least and the largest value of targets. */
  public static final Place RANGE = DATA.key(BoundsReader.RANGE.name());

  /** Which targets are whole numbers. */
  public static final Place INTEGER = DATA.key(BoundsReader.INTEGER.name());

  /** How the series are cut. */
  public static final Place SPLIT = DATA.key(DataReader.SPLIT.name());

  /** What a model sees beside the columns of the data. */
  public static final Place INPUTS = Place.of(InputsReader.INPUTS.name());

  /** Earlier values of each target. */
  public static final Place LAGS = INPUTS.key(InputsReader.LAGS.name());

  /** Fields of the time stamp. */
  public static final Place CALENDAR = INPUTS.key(InputsReader.CALENDAR.name());

  /** Days with names. */
  public static final Place HOLIDAYS = INPUTS.key(InputsReader.HOLIDAYS.name());

  /** Steps that a model sees. */
  public static final Place LOOKBACK = task(SpecResolver.LOOKBACK.name());

  /** How many steps of the lookback a window must have. */
  public static final Place LEAST_STEPS = task(SpecResolver.LEAST_STEPS.name());

  /** Steps to forecast. */
  public static final Place HORIZON = task(SpecResolver.HORIZON.name());

  /** What the values are scaled by. */
  public static final Place SCALER = Place.of(ScalerReader.SCALER.name());

  /** Which values share what a scaler has learned. */
  public static final Place SCALER_SCOPE = SCALER.key(ScalerReader.SCOPE.name());

  /** Scalers of columns. */
  public static final Place SCALER_COLUMNS = SCALER.key(ScalerReader.COLUMNS.name());

  /** The network. */
  public static final Place MODEL = Place.of(ModelReader.MODEL.name());

  /** Which series share the parameters of the network. */
  public static final Place SCOPE = MODEL.key(ModelReader.SCOPE.name());

  /** The layers of the network. */
  public static final Place LAYERS = MODEL.key(ModelReader.LAYERS.name());

  /** The cell of a layer, seen from the layer. */
  public static final Place CELL = Place.of(ModelReader.CELL.name());

  /** What a layer is that is not recurrent, seen from the layer. */
  public static final Place LAYER = Place.of(ModelReader.STATELESS.name());

  /** The normalizer of a layer, seen from the layer. */
  public static final Place NORMALIZER = Place.of(ModelReader.NORMALIZER.name());

  /** How a horizon is forecast. */
  public static final Place STRATEGY = Place.of(SpecResolver.STRATEGY.name());

  /** What is minimized. */
  public static final Place LOSS = training(TrainingReader.LOSS.name());

  /** Passes over the training windows. */
  public static final Place EPOCHS = training(TrainingReader.EPOCHS.name());

  /** Windows in a batch. */
  public static final Place BATCH_SIZE = training(TrainingReader.BATCH_SIZE.name());

  /** Steps between the training windows of one series. */
  public static final Place STRIDE = training(TrainingReader.STRIDE.name());

  /** When to stop in any case. */
  public static final Place MAX_MINUTES = training(TrainingReader.MAX_MINUTES.name());

  /** What the model that is saved is trained on. */
  public static final Place REFIT = training(TrainingReader.REFIT.name());

  /** When to stop before the last epoch. */
  public static final Place EARLY_STOPPING = training(TrainingReader.EARLY_STOPPING.name());

  /** What is to improve. */
  public static final Place EARLY_STOPPING_METRIC = EARLY_STOPPING.key(EarlyStopping.METRIC.name());

  /** What the model is measured against. */
  public static final Place BASELINES = Place.of(SpecResolver.BASELINE.name());

  /** Which cutoffs of the test part are forecast from. */
  public static final Place BACKTEST = Place.of(BacktestReader.BACKTEST.name());

  /** What is measured. */
  public static final Place METRICS = Place.of(SpecResolver.METRICS.name());

  /** The baseline that the model must beat. */
  public static final Place SKILL_OVER =
      Place.of(SpecResolver.REQUIRE.name(), SpecResolver.SKILL_OVER.name());

  private SpecPlaces() {}

  private static Place task(String key) {
    return Place.of(SpecResolver.TASK.name(), key);
  }

  private static Place training(String key) {
    return Place.of(TrainingReader.TRAINING.name(), key);
  }
}
