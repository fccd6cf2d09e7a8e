package org.rnn4j.forecast.scale;

import java.util.List;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.ScalerProvider;

/** Provides the scaler {@code box-cox}. */
public final class BoxCoxScalerProvider implements ScalerProvider {

  /** By what the power is chosen. */
  enum Choice {
    LIKELIHOOD,
    GUERRERO
  }

  static final Option<Double> LAMBDA =
      Option.decimal(BoxCoxScaler.LAMBDA)
          .atLeast(0)
          .atMost(2)
          .doc("The power; without it chosen for the training part.");

  static final Option<Choice> CHOICE =
      Option.choice("choice", Choice.class)
          .defaultsTo(Choice.LIKELIHOOD)
          .doc(
              "How the power is chosen: by likelihood, or so that the deviations of all seasons are"
                  + " alike (guerrero).");

  /** For the service loader. */
  public BoxCoxScalerProvider() {}

  @Override
  public String name() {
    return "box-cox";
  }

  @Override
  public List<String> otherNames() {
    return List.of("boxcox", "power-transform");
  }

  @Override
  public String summary() {
    return "(x^lambda - 1) / lambda, for values above 0.";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(LAMBDA, CHOICE);
  }

  @Override
  public Scaler create(Options options) {
    return new BoxCoxScaler(
        options
            .find(LAMBDA)
            .map(PowerChoice::given)
            .orElseGet(
                () ->
                    options.get(CHOICE) == Choice.GUERRERO
                        ? PowerChoice.guerrero()
                        : PowerChoice.likelihood()));
  }
}
