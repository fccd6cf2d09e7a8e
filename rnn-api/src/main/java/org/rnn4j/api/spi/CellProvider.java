package org.rnn4j.api.spi;

import org.rnn4j.api.cell.Cell;

/** Makes a recurrent cell. */
public interface CellProvider extends Provider<Cell> {}
