package org.rnn4j.api.spi.plugin;

/** A class that is left out of the jar. */
abstract class OrphanParent extends NamedCellProvider {

  OrphanParent() {
    super("orphan");
  }
}
