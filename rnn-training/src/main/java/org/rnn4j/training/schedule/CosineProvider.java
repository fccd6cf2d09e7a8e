package org.rnn4j.training.schedule;

import java.util.List;
import org.rnn4j.api.optimize.Schedule;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.ScheduleProvider;

/**
 * {@code cosine}: half a cosine from the optimizer's learning rate down to a fraction of it, over
 * all steps after an optional linear warm-up (Loshchilov and Hutter 2017, eq. 5, without restarts;
 * changed at every step and not only at every epoch).
 *
 * <p>With {@code w} warm-up steps of {@code n}, step {@code s} from 0: {@code base (s + 1) / w}
 * while {@code s < w}, then {@code base (f + (1 - f) (1 + cos(pi (s - w) / (n - w))) / 2)} with the
 * fraction {@code f}.
 */
public final class CosineProvider implements ScheduleProvider {

  private static final Option<Double> WARM_UP_EPOCHS =
      Option.decimal("warm-up-epochs")
          .atLeast(0)
          .defaultsTo(0.0)
          .doc("Epochs (also parts of one) in which the rate first rises to its full value.");

  private static final Option<Double> FINAL_FRACTION =
      Option.decimal("final-fraction")
          .atLeast(0)
          .atMost(1)
          .defaultsTo(0.0)
          .doc("What the rate falls to, as a fraction of the optimizer's learning rate.");

  /** For the service loader. */
  public CosineProvider() {}

  @Override
  public String name() {
    return "cosine";
  }

  @Override
  public List<String> otherNames() {
    return List.of("cosine-annealing", "warm-up");
  }

  @Override
  public String summary() {
    return "Cosine annealing with linear warm-up (Loshchilov and Hutter 2017).";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(WARM_UP_EPOCHS, FINAL_FRACTION);
  }

  @Override
  public Schedule create(Options options) {
    double warmUpEpochs = options.get(WARM_UP_EPOCHS);
    double fraction = options.get(FINAL_FRACTION);
    return (base, step, totalSteps, stepsPerEpoch) -> {
      long warmUp = Math.round(warmUpEpochs * stepsPerEpoch);
      if (step < warmUp) {
        return base * (step + 1) / warmUp;
      }
      double progress = (double) (step - warmUp) / (totalSteps - warmUp);
      double cosine = StrictMath.cos(StrictMath.PI * progress);
      return base * (fraction + (1 - fraction) * (1 + cosine) / 2);
    };
  }
}
