package org.rnn4j.api.spi.plugin;

/** Another cell of the same name. */
public final class OtherMguProvider extends NamedCellProvider {

  /** For the service loader. */
  public OtherMguProvider() {
    super("mgu");
  }
}
