package org.rnn4j.cells.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.CellProvider;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.initialize.ParameterFiller;
import org.rnn4j.cells.internal.layer.StepRecorder;
import org.rnn4j.cells.network.LayerOptions;
import org.rnn4j.cells.network.Network;

/**
 * One cell.
 *
 * @param provider that made it
 * @param given the options it was made with
 * @param cell the cell
 * @param normalization of its pre-activations, if any
 */
record CellVariant(
    CellProvider provider,
    Map<String, Object> given,
    Cell cell,
    Optional<Normalization> normalization)
    implements Candidate {

  /** Features of the inputs, unless a check is about them. */
  static final int INPUTS = 2;

  @Override
  public String toString() {
    return given + normalization.map(n -> " and " + n).orElse("");
  }

  /** Another cell with the same options. */
  Cell another() {
    return provider.create(Options.of(provider.options(), given));
  }

  /** The recorded step over {@link #INPUTS} features. */
  StepGraph graph() {
    return graph(INPUTS);
  }

  /** The recorded step over so many features. */
  StepGraph graph(int inputs) {
    Optional<Normalizer> normalizer = normalization.map(Normalization::normalizer);
    // Alone: a check's own normalizer may be good for one recording.
    StepRecorder.probe(
        Place.of("cell"),
        cell,
        inputs,
        Initialization.STANDARD,
        Optional.empty(),
        StepRecorder.TIME_LIMIT);
    return StepRecorder.record(Place.of("cell"), cell, inputs, Initialization.STANDARD, normalizer);
  }

  /** The same variant with another cell. */
  CellVariant with(Cell itsCell) {
    return new CellVariant(provider, given, itsCell, normalization);
  }

  /** The same variant with another normalizer of the same provider. */
  CellVariant with(Normalizer another) {
    return new CellVariant(
        provider,
        given,
        cell,
        normalization.map(n -> new Normalization(n.provider(), n.given(), another)));
  }

  /** What a layer of this cell has anyway. */
  LayerOptions options() {
    LayerOptions none = LayerOptions.standard();
    return normalization.map(n -> none.normalizer(n.normalizer())).orElse(none);
  }

  /** Whether the output is as wide as such an input, so that the input can be added to it. */
  boolean canBeResidual(int inputs) {
    return graph(inputs).output().width() == inputs;
  }

  /** Everything that a recording says, as text. */
  static String fingerprint(StepGraph graph) {
    return graph
        + "\nparameters "
        + graph.parameterSpecs()
        + "\nnext "
        + graph.nextStates().entrySet().stream()
            .map(e -> e.getKey() + " = %" + e.getValue().id())
            .collect(Collectors.joining(", "))
        + "\noutput %"
        + graph.output().id()
        + graph.coupling().map(c -> "\nof the whole batch " + c).orElse("");
  }

  /** Whether a state meets a weight, so that recurrent and weight dropout have a place. */
  boolean hasRecurrentWeight() {
    return graph().parameterSpecs().stream()
        .anyMatch(p -> p.role() == ParameterRole.RECURRENT_WEIGHT);
  }

  /**
   * Parameters near those that the cell starts from, so that one that must be positive stays so,
   * but different from each other and from zero.
   */
  static Map<String, double[]> parameters(List<ParameterSpec> specs, long key) {
    Map<String, double[]> all = new LinkedHashMap<>();
    int number = 0;
    for (ParameterSpec spec : specs) {
      float[] first = new float[spec.shape().size()];
      ParameterFiller.fill(spec, first, 0, key, number);
      double[] moved = Draws.numbers(first.length, key, 1, number++);
      for (int i = 0; i < moved.length; i++) {
        moved[i] = (float) (first[i] + 0.5 * moved[i]);
      }
      all.put(spec.name(), moved);
    }
    return all;
  }

  /** A network of this cell alone with an output at every step, and with such parameters. */
  Network network(Cell itsCell, LayerOptions options, int threads) {
    Network network =
        Network.builder(INPUTS)
            .recurrent(itsCell, options)
            .outputs(Outputs.EVERY_STEP)
            .threads(threads)
            .build();
    int at = 0;
    StepGraph graph = with(itsCell).graph();
    while (at < network.layout().size()) { // once for each direction
      for (double[] parameter : parameters(graph.parameterSpecs(), at + 1).values()) {
        for (double number : parameter) {
          network.parameters()[at++] = (float) number;
        }
      }
    }
    return network;
  }

  @Override
  public Network network(int threads) {
    return network(cell, options(), threads);
  }

  @Override
  public Network untrained(long seed) {
    return Network.builder(INPUTS)
        .recurrent(cell, options())
        .outputs(Outputs.EVERY_STEP)
        .seed(seed)
        .build();
  }

  @Override
  public CellVariant remade() {
    return with(another());
  }

  /** The same of the cell itself, with nothing added and on one thread. */
  Network network() {
    return network(cell, options(), 1);
  }
}
