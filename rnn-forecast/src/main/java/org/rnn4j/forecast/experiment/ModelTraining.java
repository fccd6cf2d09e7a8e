package org.rnn4j.forecast.experiment;

import java.util.List;
import java.util.Optional;
import org.rnn4j.cells.network.Network;
import org.rnn4j.forecast.run.RunFolder;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.training.BatchReport;
import org.rnn4j.training.EpochReport;
import org.rnn4j.training.TrainingListener;
import org.rnn4j.training.TrainingResult;

/** Trains the model of a run, and writes down epoch by epoch how that goes and how it ended. */
final class ModelTraining {

  // Epochs may be shorter than it takes to bring a file onto a disk.
  private static final long HISTORY_NANOS = 1_000_000_000;

  private final Setup setup;
  private final RunSettings settings;
  private final LoggingListener listener;
  private final Provenance provenance;
  private final List<EpochReport> history;

  /**
   * A training.
   *
   * @param history where its epochs are added
   */
  ModelTraining(
      Setup setup,
      RunSettings settings,
      LoggingListener listener,
      Provenance provenance,
      List<EpochReport> history) {
    this.setup = setup;
    this.settings = settings;
    this.listener = listener;
    this.provenance = provenance;
    this.history = history;
  }

  /** Trains; the network is then that of the epoch which the result names. */
  TrainingResult run(Network network, TimeLimit limit) {
    limit.left().ifPresent(listener::trainingTime);
    TrainingResult result;
    try {
      result =
          new Learner(setup, settings.threads(), limit)
              .trainModel(
                  network,
                  setup.samples(Part.TRAIN),
                  PartValidator.ofModel(setup, listener::cancelled),
                  List.of(new HistoryKeeper()),
                  listener::cancelled);
    } finally {
      writeHistory();
    }
    TrainingEnd end = new TrainingEnd(setup.spec().training(), result);
    provenance.put("epochs", result.history().size());
    provenance.put("model-epoch", result.modelEpoch());
    provenance.put("model-epoch-rule", end.rule());
    if (setup.spec().training().earlyStopping().isPresent()) {
      provenance.put("best-epoch", result.bestEpoch());
    }
    provenance.put("training-end", end.name());
    provenance.put("training-end-reason", end.sentence());
    if (end.isOrdinary()) {
      listener.log(end.sentence());
    } else {
      listener.note(end.sentence());
    }
    return result;
  }

  private void writeHistory() {
    Optional<RunFolder> folder = settings.folder();
    folder.ifPresent(f -> f.write(RunFolder.HISTORY, ResultFiles.history(history)));
  }

  /** Keeps what has been reached, epoch by epoch, and passes it on. */
  private final class HistoryKeeper implements TrainingListener {

    private long writtenAt = System.nanoTime() - HISTORY_NANOS;

    @Override
    public void epochEnded(EpochReport report) {
      history.add(report);
      if (System.nanoTime() - writtenAt >= HISTORY_NANOS) {
        writeHistory();
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
