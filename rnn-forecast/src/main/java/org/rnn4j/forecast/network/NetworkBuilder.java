package org.rnn4j.forecast.network;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.error.BrokenStepException;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.error.PluginException;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.layer.Layer;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.model.ParameterLayout;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.network.Direction;
import org.rnn4j.cells.network.LayerOptions;
import org.rnn4j.cells.network.Network;
import org.rnn4j.cells.network.Source;
import org.rnn4j.forecast.inputs.CategoryInput;
import org.rnn4j.forecast.inputs.NetworkInputs;
import org.rnn4j.forecast.spec.Component;
import org.rnn4j.forecast.spec.ModelLayer;
import org.rnn4j.forecast.spec.ModelSpec;
import org.rnn4j.forecast.spec.SpecPlaces;

/** Builds the network that a spec describes. */
public final class NetworkBuilder {

  private static final Set<Place> IN_NO_LAYER = Set.of(Place.of("network"), Place.of("head"));

  private final ModelSpec spec;
  private final List<Found> layers;

  /** A builder; names are looked up in the registry, here and never again. */
  public NetworkBuilder(ModelSpec spec, Registry registry) {
    this.spec = spec;
    this.layers = spec.layers().stream().map(layer -> Found.of(layer, registry)).toList();
  }

  /** A layer of the spec with what it names. */
  private sealed interface Found {

    static Found of(ModelLayer layer, Registry registry) {
      return layer instanceof ModelLayer.Recurrent recurrent
          ? new Recurrent(
              Component.of(Kind.CELL, recurrent.cell(), registry),
              recurrent.normalizer().map(n -> Component.of(Kind.NORMALIZER, n, registry)),
              LayerOptions.of(recurrent.options()))
          : new Between(Component.of(Kind.LAYER, ((ModelLayer.Between) layer).layer(), registry));
    }

    /** Whose cell or layer it is; the engine knows its class. */
    String from();

    /** Adds it, made anew, to see inputs as this says. */
    void addTo(Network.Builder network, Embedded seen);
  }

  private record Recurrent(
      Component<Cell> cell, Optional<Component<Normalizer>> normalizer, LayerOptions options)
      implements Found {

    @Override
    public String from() {
      return NetworkBuilder.from("cell", cell);
    }

    @Override
    public void addTo(Network.Builder network, Embedded seen) {
      Cell made = seen.cell(cell.make());
      network.recurrent(made, normalizer.map(n -> options.normalizer(n.make())).orElse(options));
    }
  }

  private record Between(Component<Layer> layer) implements Found {

    @Override
    public String from() {
      return NetworkBuilder.from("layer", layer);
    }

    @Override
    public void addTo(Network.Builder network, Embedded seen) {
      network.layer(seen.layer(layer.make()));
    }
  }

  /**
   * What goes in and what comes out.
   *
   * @param inputWidth columns of the input
   * @param outputWidth what the network must give out: leads times targets times what the loss
   *     takes for each
   * @param outputs at which steps
   * @param reading how the network is read
   * @param embedded inputs that the first layer sees embedded
   */
  public record Ends(
      int inputWidth,
      int outputWidth,
      Outputs outputs,
      Reading reading,
      List<CategoryInput> embedded) {

    /** What a strategy needs. */
    public static Ends of(
        ForecastStrategy strategy, NetworkInputs inputs, int inputWidth, int outputWidth) {
      Reading reading = strategy.goesOn() ? Reading.STEP_BY_STEP : Reading.WHOLE;
      return new Ends(inputWidth, outputWidth, inputs.outputs(), reading, inputs.embedded());
    }
  }

  /** How sequences are read. */
  public enum Reading {
    /** Each from its first step to its last. */
    WHOLE,
    /** Going on from what is remembered. */
    STEP_BY_STEP
  }

  /**
   * Builds it, with its first parameters.
   *
   * @param seed what they are drawn from
   * @param checkpoint called now and then meanwhile; may throw to put an end to it
   * @throws InputException when a layer cannot be built, or the network ends in another width
   */
  public Network drawn(Ends ends, long seed, int threads, Runnable checkpoint) {
    return build(
        ends, network -> network.seed(seed).threads(threads).checkpoint(checkpoint).build());
  }

  /**
   * Builds it with parameters that there are already, for one thread; none are drawn.
   *
   * @param parameters all of them, in the order of a layout
   * @throws InputException when a layer cannot be built, or the network ends in another width
   */
  public Network given(Ends ends, Function<ParameterLayout, float[]> parameters) {
    return build(ends, network -> network.build(parameters));
  }

  private Network build(Ends ends, Function<Network.Builder, Network> maker) {
    if (ends.outputs() == Outputs.EVERY_STEP) { // targets are later steps of the lookback itself
      refuseBackward(
          "the strategy trains on targets at every step, which a layer that runs backward has seen"
              + " already",
          "use direction: forward, or a strategy that forecasts from the last step only, such as"
              + " direct");
    }
    if (ends.reading() == Reading.STEP_BY_STEP) {
      refuseBackward(
          "the strategy goes on from what the network remembers of a sequence, which a layer that"
              + " runs backward does only when it has seen its end",
          "use direction: forward, or iterative with context: sliding");
    }
    int outputWidth = ends.outputWidth();
    Network built = located(() -> maker.apply(described(ends)));
    if (built.outputWidth() != outputWidth) {
      int width = built.outputWidth();
      built.close();
      throw new InputException(
          SpecPlaces.MODEL,
          "without a head the last layer gives out "
              + width
              + " values, the strategy needs "
              + outputWidth,
          "make the last layer " + outputWidth + " wide, or leave out 'head: none'");
    }
    return built;
  }

  private Network.Builder described(Ends ends) {
    Network.Builder network = Network.builder(ends.inputWidth()).places(NetworkBuilder::place);
    boolean hasHead = spec.head() == ModelSpec.Head.DENSE;
    int last = layers.size() - (hasHead ? 0 : 1);
    for (int i = 0; i < layers.size(); i++) {
      reading(network, i, last);
      layers.get(i).addTo(network, new Embedded(i == 0 ? ends.embedded() : List.of()));
    }
    if (hasHead) {
      reading(network, last, last);
      network.head(ends.outputWidth());
    }
    return network.initialization(spec.preset()).outputs(ends.outputs());
  }

  // With a skip connection the last layer sees the input beside what is below it.
  private void reading(Network.Builder network, int layer, int last) {
    if (spec.skip() && layer == last && layer > 0) {
      network.reading(Source.output(layer - 1), Source.input());
    }
  }

  private void refuseBackward(String why, String remedy) {
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i) instanceof Recurrent recurrent
          && recurrent.options().direction() != Direction.FORWARD) {
        throw new InputException(place(i).key(LayerOptions.DIRECTION.name()), why, remedy);
      }
    }
  }

  private static Place place(int layer) {
    return SpecPlaces.LAYERS.index(layer);
  }

  private Network located(Supplier<Network> maker) {
    try {
      return maker.get();
    } catch (BrokenStepException e) {
      throw new InputException(e.problems().stream().map(this::ofAuthor).toList());
    } catch (InputException e) {
      throw new InputException(e.problems().stream().map(NetworkBuilder::located).toList());
    } catch (PluginException e) {
      throw new PluginException(failed(e.problem()), e.getCause());
    }
  }

  private static Problem located(Problem problem) {
    return IN_NO_LAYER.contains(problem.where()) ? problem.at(SpecPlaces.MODEL) : problem;
  }

  private Problem ofAuthor(Problem problem) {
    for (int i = 0; i < layers.size(); i++) {
      if (problem.where().isIn(place(i))) {
        String message = problem.message() + layers.get(i).from();
        return new Problem(problem.where(), message, problem.remedy());
      }
    }
    return problem; // of the head
  }

  // A step fails at its layer; what is at an option of the layer is the option's own.
  private Problem failed(Problem problem) {
    boolean isOption = problem.where().steps().size() > place(0).steps().size();
    return isOption ? problem : ofAuthor(problem);
  }

  private static String from(String kind, Component<?> component) {
    String name = component.spec().shortName();
    return " (" + kind + " '" + name + "' from " + component.origin() + ")";
  }
}
