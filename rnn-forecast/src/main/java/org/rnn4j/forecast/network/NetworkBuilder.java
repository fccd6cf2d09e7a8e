package org.rnn4j.forecast.network;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.network.Direction;
import org.rnn4j.cells.network.LayerKind;
import org.rnn4j.cells.network.LayerOptions;
import org.rnn4j.cells.network.Network;
import org.rnn4j.forecast.spec.LayerSpec;
import org.rnn4j.forecast.spec.ModelSpec;

/** Builds the network that a spec describes. */
public final class NetworkBuilder {

  private static final Pattern LAYER = Pattern.compile("layer-(\\d+)(\\..*|)");

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
    if (everyStep) {
      refuseLeaks();
    }
    Network built = located(() -> make(inputWidth, outputWidth, everyStep, seed, threads));
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

  private Network make(int inputWidth, int outputWidth, boolean everyStep, long seed, int threads) {
    Network.Builder network = Network.builder(inputWidth);
    for (LayerSpec layer : spec.layers()) {
      add(network, layer);
    }
    if (spec.head() == ModelSpec.Head.DENSE) {
      network.head(outputWidth);
    }
    return network
        .initialization(initialization(spec.preset()))
        .everyStep(everyStep)
        .skip(spec.skip())
        .seed(seed)
        .threads(threads)
        .build();
  }

  // At every step but the last, the targets are later steps of the lookback itself.
  private void refuseLeaks() {
    for (int i = 0; i < spec.layers().size(); i++) {
      if (spec.layers().get(i) instanceof LayerSpec.Recurrent recurrent
          && LayerOptions.of(recurrent.options()).direction() != Direction.FORWARD) {
        throw new InputException(
            "model.layers." + i + "." + LayerOptions.DIRECTION.name(),
            "the strategy trains on targets at every step, which a layer that runs backward has"
                + " seen already",
            "use direction: forward, or a strategy that forecasts from the last step only, such as"
                + " direct");
      }
    }
  }

  // The network counts its layers from 1; a spec's reader looks for the layer's path.
  private static Network located(Supplier<Network> maker) {
    try {
      return maker.get();
    } catch (InputException e) {
      throw new InputException(
          e.problems().stream()
              .map(
                  p -> {
                    Matcher layer = LAYER.matcher(p.place());
                    return layer.matches()
                        ? p.at(
                            "model.layers."
                                + (Integer.parseInt(layer.group(1)) - 1)
                                + layer.group(2))
                        : p;
                  })
              .toList());
    }
  }

  private void add(Network.Builder network, LayerSpec layer) {
    if (layer instanceof LayerSpec.Between between) {
      network.layer(LayerKind.of(between.type()), between.options());
    } else if (layer instanceof LayerSpec.Recurrent recurrent) {
      var cell = recurrent.cell().create(Kind.CELL, registry);
      LayerOptions options = LayerOptions.of(recurrent.options());
      Optional.of(recurrent)
          .flatMap(LayerSpec.Recurrent::normalizer)
          .map(n -> n.create(Kind.NORMALIZER, registry))
          .ifPresentOrElse(
              n -> network.recurrent(cell, options.normalizer(n)),
              () -> network.recurrent(cell, options));
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
