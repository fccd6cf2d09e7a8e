package org.rnn4j.forecast.contender;

import java.util.List;
import java.util.Locale;
import org.rnn4j.forecast.spec.TrainingSpec;
import org.rnn4j.forecast.text.Numbers;
import org.rnn4j.training.TrainingResult;

/**
 * How a training ended and which epoch the model is of, for people and for {@code run.json}.
 *
 * @param spec how it was to train
 * @param result how it went
 * @param each how it went for each of several networks, of which {@code result} is the sum; empty
 *     where there is one
 */
public record TrainingEnd(TrainingSpec spec, TrainingResult result, List<TrainingResult> each) {

  private static final int DIGITS = 4;

  public TrainingEnd {
    each = List.copyOf(each);
  }

  /** Of one network. */
  public TrainingEnd(TrainingSpec spec, TrainingResult result) {
    this(spec, result, List.of());
  }

  /** Its name in {@code run.json}: {@code completed}, {@code stopped_early} and so on. */
  public String name() {
    return result.end().name().toLowerCase(Locale.ROOT);
  }

  /** Whether it went to the end of its last epoch, and the model is of that one. */
  public boolean isOrdinary() {
    return result.end() == TrainingResult.End.COMPLETED
        && result.modelEpoch() == result.history().size();
  }

  /** By which rule the epoch of the model was chosen. */
  public String rule() {
    return spec.earlyStopping()
        .map(s -> "best validation " + s.metric())
        .orElse("last finished epoch");
  }

  /** One sentence: why it ended, and which epoch the model is of. */
  public String sentence() {
    return sentence("the model");
  }

  /** As {@link #sentence()}, of something else that was trained. */
  public String sentence(String what) {
    return why() + "; " + whose(what);
  }

  private String why() {
    int finished = result.history().size();
    return switch (result.end()) {
      case COMPLETED -> "training ended after all of its " + epochs(finished);
      case STOPPED_EARLY ->
          "training stopped early after "
              + epochs(finished)
              + ": "
              + spec.earlyStopping()
                  .map(s -> "no better validation " + s.metric() + " for " + epochs(s.patience()))
                  .orElse("no better validation");
      case TIME_UP ->
          "training ended after "
              + epochs(finished)
              + " because the time was up (max-minutes: "
              + spec.maxMinutes().map(m -> Numbers.rounded(m, DIGITS)).orElse("")
              + ")"
              + thrownAway();
      case CANCELLED -> "training was cancelled after " + epochs(finished) + thrownAway();
    };
  }

  private String thrownAway() {
    return result.brokenOff() > 0
        ? ", and "
            + Numbers.percent(result.brokenOff())
            + " of epoch "
            + (result.history().size() + 1)
            + " are thrown away"
        : "";
  }

  private String whose(String what) {
    if (result.modelEpoch() == 0) {
      return "there is no model, because no epoch was finished";
    }
    String which = spec.earlyStopping().isPresent() ? "the best" : "the last that was finished";
    if (!each.isEmpty()) {
      int first = each.stream().mapToInt(TrainingResult::modelEpoch).min().orElseThrow();
      String epochs = first == result.modelEpoch() ? "" : first + " to ";
      return "each of the "
          + each.size()
          + " models is that of epoch "
          + epochs
          + result.modelEpoch()
          + ", "
          + which;
    }
    return what + " is that of epoch " + result.modelEpoch() + ", " + which;
  }

  private static String epochs(int number) {
    return number + (number == 1 ? " epoch" : " epochs");
  }
}
