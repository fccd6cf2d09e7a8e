package org.rnn4j.cells.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.layer.Layer;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.LayerProvider;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.layer.EquationsRecorder;
import org.rnn4j.cells.network.Network;

/**
 * One layer without a state.
 *
 * @param provider that made it
 * @param given the options it was made with
 * @param layer the layer
 */
record LayerVariant(LayerProvider provider, Map<String, Object> given, Layer layer)
    implements Candidate {

  /** Features of the inputs, unless a check is about them. */
  static final int INPUTS = 3;

  // The number of the masks that a network draws for a layer's first part, and for the next one.
  private static final int FIRST_SITE = 1 << 8;
  private static final int SITES_PER_PART = 1 << 12;

  /** What the steps are recorded for. */
  enum Use {
    TRAINING,
    EVALUATION
  }

  @Override
  public String toString() {
    return given.toString();
  }

  /** The recorded parts over {@link #INPUTS} features. */
  List<StepGraph> parts(Use use) {
    return parts(INPUTS, use);
  }

  /** The recorded parts over so many features. */
  List<StepGraph> parts(int inputs, Use use) {
    EquationsRecorder.probe(Place.of("layer"), layer, inputs, Initialization.STANDARD);
    return EquationsRecorder.record(
        Place.of("layer"),
        layer,
        inputs,
        Initialization.STANDARD,
        use == Use.TRAINING,
        part -> FIRST_SITE + part * SITES_PER_PART);
  }

  /** Everything that a recording says, as text. */
  String fingerprint(int inputs) {
    return List.of(Use.values()).stream()
        .flatMap(use -> parts(inputs, use).stream())
        .map(CellVariant::fingerprint)
        .collect(Collectors.joining("\n"));
  }

  /** Of the parts one behind the other. */
  private List<ParameterSpec> parameterSpecs() {
    List<ParameterSpec> specs = new ArrayList<>();
    parts(Use.EVALUATION).forEach(part -> specs.addAll(part.parameterSpecs()));
    return specs;
  }

  @Override
  public Network network(int threads) {
    Network network =
        Network.builder(INPUTS).layer(layer).outputs(Outputs.EVERY_STEP).threads(threads).build();
    int at = 0;
    for (double[] parameter : CellVariant.parameters(parameterSpecs(), 1).values()) {
      for (double number : parameter) {
        network.parameters()[at++] = (float) number;
      }
    }
    return network;
  }

  @Override
  public Network untrained(long seed) {
    return Network.builder(INPUTS).layer(layer).outputs(Outputs.EVERY_STEP).seed(seed).build();
  }

  @Override
  public LayerVariant remade() {
    return with(provider.create(Options.of(provider.options(), given)));
  }

  /** The same variant with another layer. */
  LayerVariant with(Layer another) {
    return new LayerVariant(provider, given, another);
  }
}
