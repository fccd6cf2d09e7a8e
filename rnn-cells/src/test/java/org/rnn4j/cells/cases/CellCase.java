package org.rnn4j.cells.cases;

import java.util.Optional;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.normalize.Normalizer;

/**
 * A cell to be tested, with or without a normalizer.
 *
 * @param name for messages
 * @param cell the cell
 * @param normalizer of its pre-activations
 */
public record CellCase(String name, Cell cell, Optional<Normalizer> normalizer) {

  static CellCase of(String name, Cell cell) {
    return new CellCase(name, cell, Optional.empty());
  }

  @Override
  public String toString() {
    return name;
  }
}
