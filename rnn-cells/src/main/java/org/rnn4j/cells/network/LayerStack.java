package org.rnn4j.cells.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.layer.Layer;

/** Layers as they are described, from input to output: where each stands and what it reads. */
final class LayerStack {

  private final List<LayerSpec> layers = new ArrayList<>();
  private IntFunction<Place> places = index -> Place.of(Network.layerName(index));
  private List<Source> reading = List.of(); // what the next layer reads, if it was said

  /** What messages call the layers to come. */
  void places(IntFunction<Place> ofLayers) {
    places = Objects.requireNonNull(ofLayers, "places");
  }

  /** What the next layer reads. */
  void reading(Source first, Source... more) {
    List<Source> sources = new ArrayList<>(List.of(first));
    sources.addAll(List.of(more));
    for (Source source : sources) {
      if (!(source instanceof Source.Input)
          && layers.stream().noneMatch(layer -> isOf(layer, source))) {
        throw new IllegalArgumentException(
            "a layer reads from those below it, which are " + layers.size() + ", not " + source);
      }
    }
    reading = List.copyOf(sources);
  }

  void add(Cell cell, LayerOptions options) {
    add(new RecurrentLayer(layers.size(), place(), sources(), cell, options));
  }

  void add(Layer layer) {
    add(
        new StatelessLayer(
            layers.size(), place(), sources(), layer, StatelessLayer.Position.BETWEEN));
  }

  void addHead(Layer layer) {
    Place head = Place.of(LayerSpec.HEAD);
    add(new StatelessLayer(layers.size(), head, sources(), layer, StatelessLayer.Position.HEAD));
  }

  private void add(LayerSpec layer) {
    if (!layers.isEmpty()
        && layers.get(layers.size() - 1) instanceof StatelessLayer last
        && last.position() == StatelessLayer.Position.HEAD) {
      throw new IllegalStateException("the head is the last layer; nothing comes after it");
    }
    layers.add(layer);
    reading = List.of();
  }

  private Place place() {
    return places.apply(layers.size());
  }

  private List<Source> sources() {
    Source below = layers.isEmpty() ? Source.input() : Source.output(layers.size() - 1);
    return reading.isEmpty() ? List.of(below) : reading;
  }

  /** From input to output. */
  List<LayerSpec> layers() {
    return List.copyOf(layers);
  }

  /**
   * Requires that there are layers, and that each but the last is read: what nothing reads would
   * have no gradient.
   */
  void requireWhole() {
    if (layers.isEmpty()) {
      throw new InputException(Place.of("network"), "there are no layers", "add a layer or a head");
    }
    for (LayerSpec layer : layers.subList(0, layers.size() - 1)) {
      if (layers.stream().flatMap(l -> l.sources().stream()).noneMatch(s -> isOf(layer, s))) {
        throw new InputException(
            layer.place(), "no other layer reads what it gives out", "remove it, or read it");
      }
    }
  }

  private static boolean isOf(LayerSpec layer, Source source) {
    return source instanceof Source.Output output && output.layer() == layer.index()
        || source instanceof Source.State state && state.layer() == layer.index();
  }
}
