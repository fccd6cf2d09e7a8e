package org.rnn4j.forecast.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.rnn4j.api.forecast.DataSource.Remembered;
import org.rnn4j.api.series.Cadence;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.forecast.prepare.Fold;
import org.rnn4j.forecast.saved.ModelCard;
import org.rnn4j.forecast.spec.ComponentSpec;
import org.rnn4j.forecast.spec.DataSpec;
import org.rnn4j.forecast.spec.ExperimentSpec;

/** Writes the card of the model of an experiment. */
final class ModelCards {

  private ModelCards() {}

  /**
   * The card.
   *
   * @param refit empty for the model that was measured
   */
  static ModelCard of(Fold fold, Optional<ModelCard.Refit> refit) {
    ExperimentSpec spec = fold.plan().spec();
    return new ModelCard(
        spec.name(),
        withoutFiles(spec.data()),
        fold.dataset().columns().stream().filter(column -> !column.isDerived()).toList(),
        fold.plan().derived(),
        fold.inputs().choice(),
        fold.inputs().statics(),
        spec.task(),
        spec.model().orElseThrow(),
        spec.strategy(),
        spec.scaler(),
        spec.data().bounds(),
        fold.plan().trainingLoss().outputsPerTarget(),
        time(fold.dataset()),
        refit);
  }

  // Series of one dataset are alike in this, but for the day of the month.
  private static Remembered time(Dataset dataset) {
    List<Cadence> all = dataset.series().stream().map(s -> s.time().cadence()).distinct().toList();
    return new Remembered(
        all.size() == 1
            ? Optional.of(all.get(0))
            : all.stream().map(ModelCards::withoutDay).distinct().count() == 1
                ? Optional.of(withoutDay(all.get(0)))
                : Optional.empty(),
        OptionalInt.of(dataset.season()),
        dataset.levels());
  }

  private static Cadence withoutDay(Cadence cadence) {
    return new Cadence(cadence.kind(), cadence.frequency(), cadence.stride(), OptionalInt.empty());
  }

  // Where the training data lay is no part of a model, which goes elsewhere and is the same there.
  private static ComponentSpec withoutFiles(DataSpec data) {
    Map<String, Object> options = new LinkedHashMap<>(data.source().options());
    options.keySet().removeAll(data.files().keySet());
    return new ComponentSpec(data.source().type(), options);
  }
}
