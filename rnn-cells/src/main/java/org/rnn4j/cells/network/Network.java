package org.rnn4j.cells.network;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.layer.Layer;
import org.rnn4j.api.model.Batch;
import org.rnn4j.api.model.Loss;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.model.ParameterLayout;
import org.rnn4j.api.model.TrainableModel;
import org.rnn4j.api.model.TrainingStep;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.internal.initialize.ParameterFiller;
import org.rnn4j.cells.internal.kernel.KernelSelection;
import org.rnn4j.cells.internal.program.Carried;
import org.rnn4j.cells.internal.program.Workers;
import org.rnn4j.cells.layer.DenseProvider;

/**
 * A stack of recurrent and dense layers, trained by back-propagation through time.
 *
 * <p>Takes {@code [batch, steps, inputWidth]} and gives {@code [batch, steps, outputWidth]}, or
 * {@code [batch, 1, outputWidth]} where only the last step's output is asked for. Batches may have
 * any number of rows and steps. The same parameters and batch give the same bits whatever the
 * number of threads, and a row's outputs do not depend on the other rows.
 *
 * <p>Not for use by several threads at once. {@link #close} stops the threads that it uses itself,
 * and may be called by any thread: a call that computes ends as ever or with an {@link
 * IllegalStateException}, and so does every later one. Layout and parameters can still be read.
 */
public final class Network implements TrainableModel, AutoCloseable {

  private final CompiledNetwork compiled;
  private final Workers workers;
  private final ShardRunner runner;
  private final float[] parameters;
  private volatile boolean closed;

  private Network(CompiledNetwork compiled, float[] parameters, int threads) {
    this.compiled = compiled;
    this.parameters = parameters;
    this.workers = new Workers(threads);
    this.runner = new ShardRunner(compiled, parameters, workers);
  }

  /**
   * Starts a network over inputs of this width.
   *
   * @param inputWidth features at each step, at least 1
   */
  public static Builder builder(int inputWidth) {
    return new Builder(inputWidth);
  }

  /** Describes a network layer by layer, from input to output. */
  public static final class Builder {
    // The parameters, the gradient of a batch, and that of the part of it that a thread is at.
    private static final int COPIES_TO_TRAIN = 3;

    private final int inputWidth;
    private final LayerStack layers = new LayerStack();
    private Initialization initialization = Initialization.STANDARD;
    private Outputs outputs = Outputs.LAST_STEP;
    private long seed;
    private int threads = 1;
    private Runnable checkpoint = () -> {};

    private Builder(int inputWidth) {
      if (inputWidth < 1) {
        throw new IllegalArgumentException("the input has at least 1 feature, not " + inputWidth);
      }
      this.inputWidth = inputWidth;
    }

    /** Adds a recurrent layer of this cell. */
    public Builder recurrent(Cell cell) {
      return recurrent(cell, LayerOptions.standard());
    }

    /** Adds a recurrent layer whose pre-activations are normalized. */
    public Builder recurrent(Cell cell, Normalizer normalizer) {
      return recurrent(cell, LayerOptions.standard().normalizer(normalizer));
    }

    /** Adds a recurrent layer with what the engine adds to it. */
    public Builder recurrent(Cell cell, LayerOptions options) {
      layers.add(cell, options);
      return this;
    }

    /** Adds a linear layer {@code y = x W + b} at every step. */
    public Builder dense(int units) {
      return layer(DenseProvider.of(units));
    }

    /** Adds a layer that is not recurrent. */
    public Builder layer(Layer layer) {
      layers.add(layer);
      return this;
    }

    /** Adds the linear layer whose outputs are the network's; last of all. */
    public Builder head(int outputWidth) {
      layers.addHead(DenseProvider.of(outputWidth));
      return this;
    }

    /**
     * What the layer that is added next reads, side by side; without, it reads the output of the
     * one below it, or the network's input.
     */
    public Builder reading(Source first, Source... more) {
      layers.reading(first, more);
      return this;
    }

    /** At which steps there is an output; {@link Outputs#LAST_STEP} by default. */
    public Builder outputs(Outputs value) {
      outputs = Objects.requireNonNull(value, "outputs");
      return this;
    }

    /**
     * What messages call the layers that are added from now on, by their index from 0; {@link
     * #layerName} by default.
     */
    public Builder places(IntFunction<Place> ofLayers) {
      layers.places(ofLayers);
      return this;
    }

    /** How parameters start; {@link Initialization#STANDARD} by default. */
    public Builder initialization(Initialization rule) {
      initialization = rule;
      return this;
    }

    /** What the first values of the parameters are drawn from; 0 by default. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /** How many threads may compute; 1 by default. Never changes a result. */
    public Builder threads(int count) {
      if (count < 1) {
        throw new IllegalArgumentException("there is at least 1 thread, not " + count);
      }
      threads = count;
      return this;
    }

    /**
     * What is called now and then while {@link #build()} draws the first parameters, which takes
     * seconds where there are thousands of units: by the thread that builds, and whatever it throws
     * ends the building. Nothing by default.
     */
    public Builder checkpoint(Runnable value) {
      checkpoint = Objects.requireNonNull(value, "checkpoint");
      return this;
    }

    /**
     * Compiles the network and draws its first parameters.
     *
     * @throws InputException if a cell or normalizer breaks the rules of the step language, or the
     *     network needs more memory than Java has
     * @throws org.rnn4j.api.error.PluginException if a cell's step does not end, or ends in an
     *     error
     */
    public Network build() {
      CompiledNetwork compiled = compile(COPIES_TO_TRAIN);
      checkpoint.run();
      ParameterFiller filler = new ParameterFiller(threads, checkpoint);
      return new Network(compiled, compiled.firstParameters(seed, filler), threads);
    }

    /**
     * Compiles the network and takes parameters that there are already: nothing is drawn.
     *
     * @param parameters gives all parameters in the order of a layout; copied
     * @throws InputException as {@link #build()} does
     * @throws IllegalArgumentException if their number is not the layout's
     */
    public Network build(Function<ParameterLayout, float[]> parameters) {
      CompiledNetwork compiled = compile(1);
      float[] given = parameters.apply(compiled.layout());
      if (given.length != compiled.layout().size()) {
        throw new IllegalArgumentException(
            given.length + " parameters were given for a network of " + compiled.layout().size());
      }
      return new Network(compiled, given.clone(), threads);
    }

    /** From input to output. */
    List<LayerSpec> layers() {
      return layers.layers();
    }

    private CompiledNetwork compile(int copies) {
      layers.requireWhole();
      return CompiledNetwork.of(
          new NetworkRecorder(inputWidth, layers(), initialization, outputs, new Recordings()),
          copies);
    }
  }

  /** What the float engine computes with and why, for logs and provenance. */
  public static String kernels() {
    return KernelSelection.current().toString();
  }

  /**
   * The name of a layer in a file, where it qualifies its parameters: {@code layer-2}.
   *
   * @param index how many layers are below it
   */
  public static String layerName(int index) {
    return "layer-" + (index + 1);
  }

  /** Features at each input step. */
  public int inputWidth() {
    return compiled.inputWidth();
  }

  @Override
  public int outputWidth() {
    return compiled.outputWidth();
  }

  /** At which steps there is an output. */
  public Outputs outputs() {
    return compiled.outputs();
  }

  @Override
  public ParameterLayout layout() {
    return compiled.layout();
  }

  @Override
  public float[] parameters() {
    return parameters;
  }

  /** What it is made of, whatever its parameters are. */
  public NetworkAnatomy anatomy() {
    return new NetworkAnatomy(compiled);
  }

  @Override
  public double lossAndGradient(Batch batch, Loss loss, TrainingStep step, float[] gradient) {
    requireOpen();
    compiled.requireTargets(batch, loss.outputsPerTarget());
    return runner.lossAndGradient(
        batch, Form.of(batch.isMasked()), Carried.NOTHING, loss, step, gradient);
  }

  /**
   * As {@link #lossAndGradient(Batch, Loss, TrainingStep, float[])} for steps that go on from
   * states, which are constants: nothing is sent back to what they were computed from.
   *
   * @param in of as many rows as the batch
   * @return the mean loss, and the states behind the last step
   * @throws InputException if a layer runs backward
   * @throws IllegalArgumentException if the states are of other rows or of another network
   */
  public Trained lossAndGradient(
      Batch batch, NetworkState in, Loss loss, TrainingStep step, float[] gradient) {
    requireOpen();
    compiled.requireTargets(batch, loss.outputsPerTarget());
    NetworkState out = compiled.states().behind(in, batch.rows());
    Carried states = Carried.of(in.array(), out.array(), batch.rows());
    double mean =
        runner.lossAndGradient(batch, Form.carried(batch.isMasked()), states, loss, step, gradient);
    return new Trained(mean, out);
  }

  /**
   * What a training step over steps that go on leaves.
   *
   * @param loss the mean over the present targets
   * @param out the states behind the last step
   */
  public record Trained(double loss, NetworkState out) {}

  /**
   * Evaluation mode: what the network gives out for steps that go on from states, and the states
   * behind the last of them. A sequence run in pieces gives what it gives in one, to the bit.
   *
   * @param in of as many rows as the batch
   * @throws InputException if a layer runs backward
   * @throws IllegalArgumentException if the states are of other rows or of another network
   */
  public Run run(Batch batch, NetworkState in) {
    requireOpen();
    compiled.requireInputs(batch);
    NetworkState out = compiled.states().behind(in, batch.rows());
    float[] outputs = new float[compiled.outputSize(batch)];
    Carried states = Carried.of(in.array(), out.array(), batch.rows());
    run(batch, Form.carried(batch.isMasked()), states, Optional.empty(), outputs);
    return new Run(outputs, out);
  }

  /**
   * What comes of steps that go on.
   *
   * @param outputs {@code [row, output step, output]}
   * @param out the states behind the last step
   */
  public record Run(float[] outputs, NetworkState out) {}

  /**
   * The states from which sequences begin: zeros, or where a layer learns its initial states those
   * that it has now.
   *
   * @param rows how many sequences, at least 1
   * @throws InputException if a layer runs backward
   * @throws IllegalArgumentException if there are no rows
   */
  public NetworkState initialState(int rows) {
    return compiled.states().first(rows, parameters);
  }

  /**
   * States that were saved: what {@link NetworkState#values()} gave, of this network or of another
   * one with the same layers.
   *
   * @param rows how many sequences, at least 1
   * @param values {@code [rows, features of all states]}; copied
   * @throws InputException if a layer runs backward
   * @throws IllegalArgumentException if their number is another
   */
  public NetworkState state(int rows, float[] values) {
    return compiled.states().of(rows, values);
  }

  /** Opens a session; it shares nothing that changes with the network or another session. */
  public NetworkSession session() {
    requireOpen();
    return new NetworkSession(compiled, parameters, workers);
  }

  @Override
  public double evaluate(Batch batch, Loss loss, float[] predictions) {
    requireOpen();
    compiled.requireTargets(batch, loss.outputsPerTarget());
    return run(batch, Form.of(batch.isMasked()), Carried.NOTHING, Optional.of(loss), predictions);
  }

  @Override
  public void predict(Batch batch, float[] predictions) {
    requireOpen();
    compiled.requireInputs(batch);
    run(batch, Form.of(batch.isMasked()), Carried.NOTHING, Optional.empty(), predictions);
  }

  private double run(
      Batch batch, Form form, Carried states, Optional<Loss> loss, float[] predictions) {
    runner.prepare(batch.rows(), form);
    return runner.evaluate(batch, form, states, outputs() == Outputs.LAST_STEP, loss, predictions);
  }

  /**
   * How far back the loss is felt: the gradient of the loss at the last step by the states of each
   * layer as they were some steps before. Measured in double, in which neither what explodes nor
   * what vanishes is lost, as an evaluation (no dropout), and slowly.
   *
   * @return by the index of a layer with states, counted from 0, at {@code [k - 1]} the L2 norm of
   *     the gradient by all states of the layer {@code k} steps before the end, for each k from 1
   *     to the number of steps; the mean over the rows, each with the loss of its own last step
   */
  public Map<Integer, double[]> stateGradientNorms(Batch batch, Loss loss) {
    requireOpen();
    compiled.requireTargets(batch, loss.outputsPerTarget());
    return new StateGradients(compiled, parameters, batch, loss).norms();
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the network is closed: it computes nothing any more");
    }
  }

  @Override
  public void close() {
    closed = true;
    workers.close();
  }
}
