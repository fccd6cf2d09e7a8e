package org.rnn4j.cells.network;

import java.util.List;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.error.Place;

/**
 * A layer of a recurrent cell.
 *
 * @param options what the engine adds
 */
record RecurrentLayer(int index, Place place, List<Source> sources, Cell cell, LayerOptions options)
    implements LayerSpec {

  @Override
  public String name() {
    return Network.layerName(index);
  }

  @Override
  public String kind() {
    return "cell";
  }

  @Override
  public String author() {
    return "the cell "
        + LayerSpec.className(cell)
        + options.normalizer().map(n -> " or its normalizer " + LayerSpec.className(n)).orElse("");
  }
}
