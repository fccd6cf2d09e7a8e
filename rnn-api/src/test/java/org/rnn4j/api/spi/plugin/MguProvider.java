package org.rnn4j.api.spi.plugin;

/** A cell. */
public final class MguProvider extends NamedCellProvider {

  /** For the service loader. */
  public MguProvider() {
    super("mgu");
  }
}
