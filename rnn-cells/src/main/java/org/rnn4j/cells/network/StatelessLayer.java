package org.rnn4j.cells.network;

import java.util.List;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.layer.Layer;

/** A layer without a state. */
record StatelessLayer(int index, Place place, List<Source> sources, Layer layer, Position position)
    implements LayerSpec {

  /** Where it stands. */
  enum Position {
    /** Anywhere. */
    BETWEEN,
    /** Last of all; its outputs are the network's. */
    HEAD
  }

  @Override
  public String name() {
    return position == Position.HEAD ? HEAD : Network.layerName(index);
  }

  @Override
  public String kind() {
    return "layer";
  }

  @Override
  public String author() {
    return "the layer " + LayerSpec.className(layer);
  }
}
