package org.rnn4j.forecast.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.cells.network.Network;
import org.rnn4j.forecast.contender.Cancellation;
import org.rnn4j.forecast.contender.NetworkWarnings;
import org.rnn4j.forecast.contender.TimeLimit;
import org.rnn4j.forecast.contender.TrainingEnd;
import org.rnn4j.forecast.contender.UnboundedStates;
import org.rnn4j.forecast.contender.Witness;
import org.rnn4j.forecast.model.ForecastModel;
import org.rnn4j.forecast.network.TrainedParameters;
import org.rnn4j.forecast.prepare.Fold;
import org.rnn4j.forecast.report.RunReport;
import org.rnn4j.forecast.run.RunFolder;
import org.rnn4j.forecast.spec.ExperimentSpec;
import org.rnn4j.training.BatchReport;
import org.rnn4j.training.EpochReport;
import org.rnn4j.training.TrainingListener;
import org.rnn4j.training.TrainingResult;

/**
 * Sees the training of the model of a run: writes down epoch by epoch how that goes and how it
 * ended, and keeps the model that was reached, also of a training that was cancelled.
 */
final class ModelTraining implements Witness {

  // Epochs may be shorter than it takes to bring a file onto a disk.
  private static final long HISTORY_NANOS = 1_000_000_000;

  private final Fold fold;
  private final ExperimentSpec spec;
  private final RunSettings settings;
  private final LoggingListener listener;
  private final Provenance provenance;
  private final Consumer<List<Problem>> warnings;
  private final List<EpochReport> history = new ArrayList<>();
  private Optional<ForecastModel> model = Optional.empty();
  private int modelEpoch;

  /**
   * A training.
   *
   * @param warnings hears what is to be said against the network
   */
  ModelTraining(
      Fold fold,
      RunSettings settings,
      LoggingListener listener,
      Provenance provenance,
      Consumer<List<Problem>> warnings) {
    this.fold = fold;
    this.spec = fold.plan().spec();
    this.settings = settings;
    this.listener = listener;
    this.provenance = provenance;
    this.warnings = warnings;
  }

  /** The epochs so far. */
  List<EpochReport> history() {
    return history;
  }

  /** What was reached; empty before the end of the training and where no epoch was finished. */
  Optional<ForecastModel> model() {
    return model;
  }

  /** Puts one that was trained once more in its place. */
  void replace(ForecastModel refitted) {
    model = Optional.of(refitted);
  }

  /** The epoch of the model; 0 where there is none. */
  int modelEpoch() {
    return modelEpoch;
  }

  @Override
  public void built(Network network, TimeLimit limit) {
    provenance.put("parameters", network.parameters().length);
    warnings.accept(NetworkWarnings.of(spec, network));
    limit.left().ifPresent(listener::trainingTime);
  }

  @Override
  public List<TrainingListener> listeners() {
    return List.of(new HistoryKeeper());
  }

  @Override
  public Optional<String> advice(Network network) {
    return new UnboundedStates(spec, network).advice();
  }

  @Override
  public void over() {
    Optional<RunFolder> folder = settings.folder();
    folder.ifPresent(f -> f.write(RunFolder.HISTORY, RunReport.historyCsv(history)));
  }

  @Override
  public void ended(TrainedParameters parameters, TrainingEnd end) {
    TrainingResult result = end.result();
    if (!end.each().isEmpty()) {
      provenance.put("models", end.each().size());
      provenance.put("parameters", parameters.size());
    }
    provenance.put("epochs", result.history().size());
    provenance.put("model-epoch", result.modelEpoch());
    provenance.put("model-epoch-rule", end.rule());
    if (spec.training().earlyStopping().isPresent()) {
      provenance.put("best-epoch", result.bestEpoch());
    }
    provenance.put("training-end", end.name());
    provenance.put("training-end-reason", end.sentence());
    if (end.isOrdinary()) {
      listener.log(end.sentence());
    } else {
      listener.note(end.sentence());
    }
    modelEpoch = result.modelEpoch();
    if (modelEpoch > 0) {
      ForecastModel trained =
          ForecastModel.of(
              ModelCards.of(fold, Optional.empty()),
              fold.scaling(),
              parameters,
              fold.plan().registry());
      model = Optional.of(trained);
      settings.folder().ifPresent(f -> trained.save(f.own(RunFolder.MODEL)));
    }
    Cancellation.check(listener);
  }

  /** Keeps what has been reached, epoch by epoch, and passes it on. */
  private final class HistoryKeeper implements TrainingListener {

    private long writtenAt = System.nanoTime() - HISTORY_NANOS;

    @Override
    public void epochEnded(EpochReport report) {
      history.add(report);
      if (System.nanoTime() - writtenAt >= HISTORY_NANOS) {
        over();
        writtenAt = System.nanoTime();
      }
      listener.epoch(report);
    }

    @Override
    public void batchEnded(BatchReport report) {
      listener.batch(report);
    }
  }
}
