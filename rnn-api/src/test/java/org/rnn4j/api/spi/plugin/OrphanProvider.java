package org.rnn4j.api.spi.plugin;

/** A provider whose parent class is not in the jar. */
public final class OrphanProvider extends OrphanParent {

  /** For the service loader. */
  public OrphanProvider() {}
}
