package org.rnn4j.forecast.contender;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.rnn4j.training.EpochReport;
import org.rnn4j.training.TrainingResult;
import org.rnn4j.training.TrainingResult.End;
import org.rnn4j.training.Validation;

/** Many trainings as one: each number of an epoch is the mean over those that came so far. */
final class EpochMeans {

  private EpochMeans() {}

  /**
   * The trainings as one. It ended as the first of these reasons that one of them ended for:
   * cancelled, stopped early, completed; the epoch that the models are of is the last of theirs.
   *
   * @param results at least one
   */
  static TrainingResult of(List<TrainingResult> results) {
    List<EpochReport> history = new ArrayList<>();
    int longest = results.stream().mapToInt(r -> r.history().size()).max().orElse(0);
    double best = Double.POSITIVE_INFINITY;
    int bestEpoch = 0;
    for (int e = 0; e < longest; e++) {
      int epoch = e;
      List<EpochReport> there =
          results.stream()
              .map(TrainingResult::history)
              .filter(h -> h.size() > epoch)
              .map(h -> h.get(epoch))
              .toList();
      double value = mean(there, r -> known(r).map(Validation::loss).orElse(r.loss()));
      boolean isBest = value < best;
      best = isBest ? value : best;
      bestEpoch = isBest ? epoch + 1 : bestEpoch;
      history.add(mean(there, isBest));
    }
    int modelEpoch = results.stream().mapToInt(TrainingResult::modelEpoch).max().orElse(0);
    return new TrainingResult(history, bestEpoch, modelEpoch, end(results), 0);
  }

  private static EpochReport mean(List<EpochReport> there, boolean isBest) {
    EpochReport first = there.get(0);
    return new EpochReport(
        first.epoch(),
        first.epochs(),
        mean(there, EpochReport::loss),
        validation(there.stream().flatMap(r -> known(r).stream()).toList()),
        mean(there, EpochReport::learningRate),
        mean(there, EpochReport::gradientNorm),
        there.stream().mapToDouble(EpochReport::seconds).sum(),
        isBest);
  }

  // Of a series whose validation part has no target to look at it is no number.
  private static Optional<Validation> known(EpochReport report) {
    return report.validation().filter(v -> !Double.isNaN(v.loss()));
  }

  private static Optional<Validation> validation(List<Validation> there) {
    if (there.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Double> metrics = new LinkedHashMap<>();
    there.get(0).metrics().keySet().forEach(m -> metrics.put(m, mean(there, v -> v.value(m))));
    return Optional.of(new Validation(mean(there, Validation::loss), metrics));
  }

  private static <T> double mean(List<T> all, ToDoubleFunction<T> number) {
    double sum = 0; // in the order of the series
    for (T one : all) {
      sum += number.applyAsDouble(one);
    }
    return sum / all.size();
  }

  private static End end(List<TrainingResult> results) {
    for (End end : List.of(End.CANCELLED, End.TIME_UP, End.STOPPED_EARLY)) {
      if (results.stream().anyMatch(r -> r.end() == end)) {
        return end;
      }
    }
    return End.COMPLETED;
  }
}
