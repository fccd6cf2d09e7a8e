package org.rnn4j.api.spi.plugin;

import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.CellProvider;

/** A provider of a cell that does nothing. */
abstract class NamedCellProvider implements CellProvider {

  private final String name;

  NamedCellProvider(String name) {
    this.name = name;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String summary() {
    return "Does nothing.";
  }

  @Override
  public final Cell create(Options options) {
    return s -> {};
  }
}
