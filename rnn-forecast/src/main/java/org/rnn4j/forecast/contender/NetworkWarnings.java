package org.rnn4j.forecast.contender;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.cells.network.Network;
import org.rnn4j.forecast.spec.ExperimentSpec;
import org.rnn4j.forecast.spec.SpecPlaces;

/** What can be said against a network before it is trained, each at its path in the spec. */
public final class NetworkWarnings {

  private NetworkWarnings() {}

  /** All warnings about the network that the spec's model describes. */
  public static List<Problem> of(ExperimentSpec spec, Network network) {
    List<Problem> warnings = new ArrayList<>();
    network
        .anatomy()
        .layersThatStandardizeOneFeature()
        .forEach(layer -> warnings.add(constant(layer)));
    warnings.addAll(new UnboundedStates(spec, network).warnings());
    return List.copyOf(warnings);
  }

  private static Problem constant(int layer) {
    return new Problem(
        SpecPlaces.LAYERS.index(layer),
        "it normalizes over one feature, whose mean is its value: the result is the same, whatever"
            + " comes in",
        "leave the normalization out, or put it where the layer has several features");
  }
}
