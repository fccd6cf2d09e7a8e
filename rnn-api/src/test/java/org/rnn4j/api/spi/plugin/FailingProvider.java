package org.rnn4j.api.spi.plugin;

/** A provider that cannot be made. */
public final class FailingProvider extends NamedCellProvider {

  /** Fails. */
  public FailingProvider() {
    super("failing");
    throw new IllegalStateException("this provider never works");
  }
}
