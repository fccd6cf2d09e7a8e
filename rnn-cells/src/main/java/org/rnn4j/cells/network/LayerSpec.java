package org.rnn4j.cells.network;

import java.util.List;
import org.rnn4j.api.error.Place;

/** One layer of a network, as it was described. */
sealed interface LayerSpec permits RecurrentLayer, StatelessLayer {

  /** The name of the last layer where its outputs are the network's. */
  String HEAD = "head";

  /** How many layers are below it. */
  int index();

  /** What it reads, side by side; at least one. */
  List<Source> sources();

  /** What messages call it; its name, unless the builder was told otherwise. */
  Place place();

  /** Qualifies its parameters, for example {@code layer-2}. */
  String name();

  /** Who wrote its equations: {@code cell} or {@code layer}. */
  String kind();

  /** Who wrote its equations, by class. */
  String author();

  // A lambda's own name says nothing; it is written in its host.
  static String className(Object author) {
    return author.getClass().getNestHost().getName();
  }
}
