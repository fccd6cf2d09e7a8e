package org.rnn4j.cells.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.layer.DropoutScope;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;

/**
 * What the engine adds to a recurrent layer, whatever its cell. Immutable: every method that sets
 * something gives new options, so that a layer reads {@code
 * LayerOptions.standard().direction(Direction.BOTH)}.
 *
 * <p>Each option is declared once, with its range and default; {@link #declared} lists them for
 * whoever reads them from a file.
 */
public final class LayerOptions {

  /** On the input. */
  public static final Option<Double> INPUT_DROPOUT =
      rate("input-dropout", "Dropout on the layer's input.");

  /** Where states meet recurrent weights. */
  public static final Option<Double> RECURRENT_DROPOUT =
      rate(
          "recurrent-dropout",
          "Dropout on the states where they meet the recurrent weights, one mask for a sequence"
              + " (Gal and Ghahramani 2016).");

  /** On the recurrent weights. */
  public static final Option<Double> WEIGHT_DROPOUT =
      rate(
          "weight-dropout",
          "Dropout of single recurrent weights, one mask for a batch (DropConnect; Merity et al."
              + " 2018).");

  /** States that keep their values. */
  public static final Option<Double> ZONEOUT =
      rate(
          "zoneout",
          "How often an element of a state keeps its previous value (Krueger et al. 2017).");

  /** On the output; at a masked step on the output that is held, with a mask of its own. */
  public static final Option<Double> DROPOUT =
      rate("dropout", "Dropout on the layer's output, before a residual connection.");

  /** How often the masks on input and output are drawn. */
  public static final Option<DropoutScope> DROPOUT_SCOPE =
      Option.choice("dropout-scope", DropoutScope.class)
          .defaultsTo(DropoutScope.STEP)
          .doc("Whether the masks on input and output are drawn anew at each step.");

  /** Where states start. */
  public static final Option<InitialState> INITIAL_STATE =
      Option.choice("initial-state", InitialState.class)
          .defaultsTo(InitialState.ZEROS)
          .doc("Whether states start from zeros or from parameters.");

  /**
   * Whether the input is added to the output. At a masked step, where the output is held, so is the
   * input that is added: from the step before, or the step behind in a layer that runs backward.
   * Where only the last output is asked for, a layer that runs backward adds the input of the first
   * step, at which it ends; one that runs both ways adds that of the last step.
   */
  public static final Option<Boolean> RESIDUAL =
      Option.flag("residual")
          .defaultsTo(false)
          .doc("Whether the layer's input is added to its output, which must be as wide.");

  /** Which way the layer runs. */
  public static final Option<Direction> DIRECTION =
      Option.choice("direction", Direction.class)
          .defaultsTo(Direction.FORWARD)
          .doc("Which way the layer runs through time; both: two layers, merged.");

  /** How two directions become one. */
  public static final Option<Merge> MERGE =
      Option.choice("merge", Merge.class)
          .defaultsTo(Merge.CONCAT)
          .doc("With direction both: how the two outputs become one.");

  private static final List<Option<?>> DECLARED =
      List.of(
          INPUT_DROPOUT,
          RECURRENT_DROPOUT,
          WEIGHT_DROPOUT,
          ZONEOUT,
          DROPOUT,
          DROPOUT_SCOPE,
          INITIAL_STATE,
          DIRECTION,
          MERGE,
          RESIDUAL);
  private static final LayerOptions STANDARD =
      new LayerOptions(Options.defaults(DECLARED), Optional.empty());

  private final Options values;
  private final Optional<Normalizer> normalizer;

  private LayerOptions(Options values, Optional<Normalizer> normalizer) {
    this.values = values;
    this.normalizer = normalizer;
  }

  private static Option<Double> rate(String name, String doc) {
    return Option.decimal(name).atLeast(0).below(1).defaultsTo(0.0).doc(doc);
  }

  /** The options with their ranges, defaults and documentation, in the order of the equations. */
  public static List<Option<?>> declared() {
    return DECLARED;
  }

  /** Forward, and nothing added. */
  public static LayerOptions standard() {
    return STANDARD;
  }

  /**
   * Options by name, as they stand in a file; what is not given has its default.
   *
   * @throws InputException naming every option that is unknown or out of range
   */
  public static LayerOptions of(Map<String, ?> given) {
    return new LayerOptions(Options.of(DECLARED, given), Optional.empty());
  }

  private LayerOptions with(Option<?> option, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(values.asMap());
    changed.put(option.name(), value);
    return new LayerOptions(Options.of(DECLARED, changed), normalizer);
  }

  /** Normalizes the cell's pre-activations. */
  public LayerOptions normalizer(Normalizer value) {
    return new LayerOptions(values, Optional.of(Objects.requireNonNull(value, "normalizer")));
  }

  /** Dropout on the layer's input; a rate from 0 to below 1. */
  public LayerOptions inputDropout(double rate) {
    return with(INPUT_DROPOUT, rate);
  }

  /**
   * Dropout on the states where they meet the recurrent weights, one mask for a sequence; a rate
   * from 0 to below 1.
   */
  public LayerOptions recurrentDropout(double rate) {
    return with(RECURRENT_DROPOUT, rate);
  }

  /** Dropout of single recurrent weights, one mask for a batch; a rate from 0 to below 1. */
  public LayerOptions weightDropout(double rate) {
    return with(WEIGHT_DROPOUT, rate);
  }

  /** How often an element of a state keeps its previous value; a rate from 0 to below 1. */
  public LayerOptions zoneout(double rate) {
    return with(ZONEOUT, rate);
  }

  /** Dropout on the layer's output; a rate from 0 to below 1. */
  public LayerOptions dropout(double rate) {
    return with(DROPOUT, rate);
  }

  /** How often the masks on input and output are drawn. */
  public LayerOptions dropoutScope(DropoutScope value) {
    return with(DROPOUT_SCOPE, value);
  }

  /** Where states start. */
  public LayerOptions initialState(InitialState value) {
    return with(INITIAL_STATE, value);
  }

  /** Whether the layer's input is added to its output. */
  public LayerOptions residual(boolean value) {
    return with(RESIDUAL, value);
  }

  /** Every value by name, in the order of declaration; defaults included. */
  public Map<String, Object> asMap() {
    return values.asMap();
  }

  /** Which way the layer runs. */
  public LayerOptions direction(Direction value) {
    return with(DIRECTION, value);
  }

  /** How two directions become one. */
  public LayerOptions merge(Merge value) {
    return with(MERGE, value);
  }

  /** The normalizer of the cell's pre-activations, if there is one. */
  public Optional<Normalizer> normalizer() {
    return normalizer;
  }

  /** Dropout on the layer's input. */
  public double inputDropout() {
    return values.get(INPUT_DROPOUT);
  }

  /** Dropout on the states where they meet the recurrent weights, one mask for a sequence. */
  public double recurrentDropout() {
    return values.get(RECURRENT_DROPOUT);
  }

  /** Dropout of single recurrent weights, one mask for a batch. */
  public double weightDropout() {
    return values.get(WEIGHT_DROPOUT);
  }

  /** How often an element of a state keeps its previous value. */
  public double zoneout() {
    return values.get(ZONEOUT);
  }

  /** Dropout on the layer's output. */
  public double dropout() {
    return values.get(DROPOUT);
  }

  /** How often the masks on input and output are drawn. */
  public DropoutScope dropoutScope() {
    return values.get(DROPOUT_SCOPE);
  }

  /** Where states start. */
  public InitialState initialState() {
    return values.get(INITIAL_STATE);
  }

  /** Whether the layer's input is added to its output. */
  public boolean residual() {
    return values.get(RESIDUAL);
  }

  /** Which way the layer runs. */
  public Direction direction() {
    return values.get(DIRECTION);
  }

  /** How two directions become one. */
  public Merge merge() {
    return values.get(MERGE);
  }

  @Override
  public String toString() {
    return values + normalizer.map(n -> " " + n).orElse("");
  }
}
