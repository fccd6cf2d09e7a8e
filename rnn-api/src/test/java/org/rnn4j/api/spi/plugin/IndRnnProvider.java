package org.rnn4j.api.spi.plugin;

/** A cell of another name. */
public final class IndRnnProvider extends NamedCellProvider {

  /** For the service loader. */
  public IndRnnProvider() {
    super("indrnn");
  }
}
