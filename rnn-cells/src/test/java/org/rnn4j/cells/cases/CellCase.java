package org.rnn4j.cells.cases;

import java.util.Optional;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.internal.layer.StepRecorder;

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

  /** Whether a state meets a weight, so that recurrent and weight dropout have a place. */
  public boolean hasRecurrentWeight() {
    return StepRecorder.record(Place.of("cell"), cell, 2, Initialization.STANDARD, normalizer)
        .parameterSpecs()
        .stream()
        .anyMatch(p -> p.role() == ParameterRole.RECURRENT_WEIGHT);
  }

  @Override
  public String toString() {
    return name;
  }
}
