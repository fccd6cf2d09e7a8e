package org.rnn4j.forecast.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.rnn4j.cells.network.LayerOptions;
import org.rnn4j.forecast.spec.SpecKey;
import org.rnn4j.forecast.spec.SpecPlaces;

/**
 * One layer of a network in code: {@code
 * Layer.recurrent("gru").units(32).normalizer("layer-norm")}. Immutable: every method gives a new
 * one.
 */
public final class Layer {

  private final Map<String, Object> tree; // as it would stand in a spec

  private Layer(Map<String, Object> tree) {
    this.tree = tree;
  }

  /** A recurrent layer of this cell. */
  public static Layer recurrent(String cell) {
    return new Layer(Map.of()).option(SpecPlaces.CELL.path(), cell);
  }

  /** A linear layer, the same at every step. */
  public static Layer dense(int units) {
    return new Layer(Map.of()).option(SpecPlaces.LAYER.path(), "dense").units(units);
  }

  /** A layer that is not recurrent, by its name in a spec, for example {@code layer-norm}. */
  public static Layer between(String layer) {
    return new Layer(Map.of()).option(SpecPlaces.LAYER.path(), layer);
  }

  /** The width of what the layer gives out: its option {@code units}. */
  public Layer units(int units) {
    return option("units", units);
  }

  /** Normalizes the pre-activations, with the normalizer's defaults. */
  public Layer normalizer(String type) {
    return option(SpecPlaces.NORMALIZER.path(), type);
  }

  /** Normalizes the pre-activations, with these options. */
  public Layer normalizer(String type, Map<String, ?> options) {
    Map<String, Object> component = new LinkedHashMap<>();
    component.put(SpecKey.TYPE, type);
    component.putAll(options);
    return option(SpecPlaces.NORMALIZER.path(), component);
  }

  /** Which way a recurrent layer runs: {@code forward}, {@code backward} or {@code both}. */
  public Layer direction(String direction) {
    return option(LayerOptions.DIRECTION.name(), direction);
  }

  /** Dropout on the output of a recurrent layer; a rate from 0 to below 1. */
  public Layer dropout(double rate) {
    return option(LayerOptions.DROPOUT.name(), rate);
  }

  /** Dropout of states where they meet the recurrent weights; a rate from 0 to below 1. */
  public Layer recurrentDropout(double rate) {
    return option(LayerOptions.RECURRENT_DROPOUT.name(), rate);
  }

  /** Any option of the cell or the layer by its name in a spec. */
  public Layer option(String name, Object value) {
    Map<String, Object> extended = new LinkedHashMap<>(tree);
    extended.put(name, value);
    return new Layer(extended);
  }

  Map<String, Object> tree() {
    return tree;
  }
}
