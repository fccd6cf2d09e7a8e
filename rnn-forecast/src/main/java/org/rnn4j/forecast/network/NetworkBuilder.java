package org.rnn4j.forecast.network;

import java.util.Optional;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.network.Network;
import org.rnn4j.forecast.spec.LayerSpec;
import org.rnn4j.forecast.spec.ModelSpec;

/** Builds the network that a spec describes. */
public final class NetworkBuilder {

  private final ModelSpec spec;
  private final Registry registry;

  /** A builder; names are looked up in the registry. */
  public NetworkBuilder(ModelSpec spec, Registry registry) {
    this.spec = spec;
    this.registry = registry;
  }

  /**
   * Builds it, with its first parameters.
   *
   * @param inputWidth columns of the input
   * @param outputWidth what it must give out: leads times targets
   * @param everyStep whether at every step, or at the last one only
   * @throws InputException when a layer cannot be built, or the network ends in another width
   */
  public Network build(int inputWidth, int outputWidth, boolean everyStep, long seed, int threads) {
    Network.Builder network = Network.builder(inputWidth);
    for (LayerSpec layer : spec.layers()) {
      add(network, layer);
    }
    if (spec.head() == ModelSpec.Head.DENSE) {
      network.head(outputWidth);
    }
    Network built =
        network
            .initialization(initialization(spec.preset()))
            .everyStep(everyStep)
            .seed(seed)
            .threads(threads)
            .build();
    if (built.outputWidth() != outputWidth) {
      int width = built.outputWidth();
      built.close();
      throw new InputException(
          "model",
          "without a head the last layer gives out "
              + width
              + " values, the strategy needs "
              + outputWidth,
          "make the last layer " + outputWidth + " wide, or leave out 'head: none'");
    }
    return built;
  }

  private void add(Network.Builder network, LayerSpec layer) {
    if (layer instanceof LayerSpec.Dense dense) {
      network.dense(dense.units());
    } else if (layer instanceof LayerSpec.Recurrent recurrent) {
      var cell = recurrent.cell().create(Kind.CELL, registry);
      Optional.of(recurrent)
          .flatMap(LayerSpec.Recurrent::normalizer)
          .map(n -> n.create(Kind.NORMALIZER, registry))
          .ifPresentOrElse(n -> network.recurrent(cell, n), () -> network.recurrent(cell));
    }
  }

  private static Initialization initialization(ModelSpec.Preset preset) {
    return switch (preset) {
      case STANDARD -> Initialization.STANDARD;
      case KERAS -> Initialization.KERAS;
      case PYTORCH -> Initialization.PYTORCH;
    };
  }
}
