package org.rnn4j.cells.network;

import java.util.List;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.option.Kebab;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.step.Value;
import org.rnn4j.cells.internal.graph.StatisticsRule;

/** The layers that are not recurrent: steps without a state, the same at every time step. */
public enum LayerKind {
  /** {@code y = x W + b}. */
  DENSE("A linear layer, the same at every step.", "y = x W + b", Declared.UNITS) {
    @Override
    List<LayerSpec> layers(String name, Options options) {
      return List.of(LayerSpec.dense(name, options.get(Declared.UNITS)));
    }
  },

  /** {@code y = x * mask} in training, x otherwise. */
  DROPOUT(
      "Dropout between layers, in training only (Srivastava et al. 2014).",
      "y = x * mask, the mask 0 at the rate, else 1 / (1 - rate)",
      Declared.RATE,
      Declared.SCOPE) {
    @Override
    List<LayerSpec> layers(String name, Options options) {
      LayerOptions dropout =
          LayerOptions.standard()
              .dropout(options.get(Declared.RATE))
              .dropoutScope(options.get(Declared.SCOPE));
      return List.of(new LayerSpec(name, s -> s.output(s.input()), dropout, false));
    }
  },

  /** Layer normalization (Ba, Kiros and Hinton 2016) over the features of each row and step. */
  LAYER_NORM(
      "Layer normalization between layers (Ba, Kiros and Hinton 2016).",
      "y = gain * (x - mean) / sqrt(var + epsilon) + offset, over the features of one row",
      Declared.EPSILON,
      Declared.GAIN,
      Declared.OFFSET) {
    @Override
    List<LayerSpec> layers(String name, Options options) {
      Cell cell =
          s -> s.output(scaled(s, s.input().standardized(options.get(Declared.EPSILON)), options));
      return List.of(new LayerSpec(name, cell, LayerOptions.standard(), false));
    }
  },

  /**
   * Batch normalization (Ioffe and Szegedy 2015) over the batch and time, masked steps excluded. An
   * evaluation uses moving averages of mean and variance, which are saved with the parameters.
   */
  BATCH_NORM(
      "Batch normalization between layers, with moving averages (Ioffe and Szegedy 2015).",
      "y = gain * (x - mean) / sqrt(var + epsilon) + offset, over the batch and time",
      Declared.EPSILON,
      Declared.MOMENTUM,
      Declared.GAIN,
      Declared.OFFSET) {
    @Override
    List<LayerSpec> layers(String name, Options options) {
      LayerSpec normalized =
          LayerSpec.batchNorm(
              name,
              new StatisticsRule(options.get(Declared.EPSILON), options.get(Declared.MOMENTUM)));
      // A layer of its own, so that what arrives at the normalized values is known before theirs
      // is.
      LayerSpec scaled =
          new LayerSpec(
              name, s -> s.output(scaled(s, s.input(), options)), LayerOptions.standard(), false);
      return options.get(Declared.GAIN) || options.get(Declared.OFFSET)
          ? List.of(normalized, scaled)
          : List.of(normalized);
    }
  };

  /** The options, each declared once. */
  private static final class Declared {
    static final Option<Integer> UNITS =
        Option.integer("units").atLeast(1).required().doc("Outputs of a dense layer.");
    static final Option<Double> RATE =
        Option.decimal("rate")
            .atLeast(0)
            .below(1)
            .required()
            .doc("How often a value is dropped during training.");
    static final Option<DropoutScope> SCOPE =
        Option.choice("scope", DropoutScope.class)
            .defaultsTo(DropoutScope.STEP)
            .doc("Whether the mask is drawn anew at each step.");
    static final Option<Double> EPSILON =
        Option.decimal("epsilon")
            .above(0)
            .defaultsTo(1e-3)
            .doc("Added to the variance, so that it is never zero.");
    static final Option<Double> MOMENTUM =
        Option.decimal("momentum")
            .atLeast(0)
            .below(1)
            .defaultsTo(0.99)
            .doc("What a moving average keeps of itself at each training step.");
    static final Option<Boolean> GAIN =
        Option.flag("gain").defaultsTo(true).doc("Whether there is a gain, starting at 1.");
    static final Option<Boolean> OFFSET =
        Option.flag("offset").defaultsTo(true).doc("Whether there is an offset, starting at 0.");
  }

  private final String summary;
  private final String equation;
  private final List<Option<?>> options;

  LayerKind(String summary, String equation, Option<?>... options) {
    this.summary = summary;
    this.equation = equation;
    this.options = List.of(options);
  }

  abstract List<LayerSpec> layers(String name, Options options);

  static Value scaled(Step s, Value n, Options options) {
    Value scaled = n;
    if (options.get(Declared.GAIN)) {
      scaled = scaled.times(parameter(s, "gain", Initializer.ones()));
    }
    if (options.get(Declared.OFFSET)) {
      scaled = scaled.plus(parameter(s, "offset", Initializer.zeros()));
    }
    return scaled;
  }

  private static Value parameter(Step s, String name, Initializer first) {
    int width = s.input().width();
    return s.parameter(ParameterSpec.vector(name, width, ParameterRole.NORMALIZATION, first));
  }

  /** Its name in a spec, for example {@code layer-norm}. */
  public String kebab() {
    return Kebab.of(this);
  }

  /**
   * The kind of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static LayerKind of(String kebab) {
    return Kebab.find(LayerKind.class, kebab)
        .orElseThrow(() -> new IllegalArgumentException("there is no layer " + kebab));
  }

  /** One sentence about it. */
  public String summary() {
    return summary;
  }

  /** What it computes. */
  public String equation() {
    return equation;
  }

  /** Its options, with their ranges, defaults and documentation. */
  public List<Option<?>> options() {
    return options;
  }
}
