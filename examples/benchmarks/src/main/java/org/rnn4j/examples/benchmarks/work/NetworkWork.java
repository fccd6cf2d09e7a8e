package org.rnn4j.examples.benchmarks.work;

/**
 * Training steps of a recurrent network (forward, mean squared error, backward, Adam), or forward
 * passes alone.
 *
 * @param name as in {@link Work#name}
 * @param mode training or inference
 * @param cell {@code simple} (tanh), {@code lstm} or {@code gru} (reset after)
 * @param extra what is added to the plain cell
 * @param features of each input step
 * @param steps of each series
 * @param layers recurrent layers
 * @param units of each recurrent layer
 * @param outputs of the dense head
 * @param everyStep whether the head stands at every step or at the last one only
 * @param rows series in a batch
 * @param scale how the figure is stated
 */
public record NetworkWork(
    String name,
    Mode mode,
    String cell,
    Extra extra,
    int features,
    int steps,
    int layers,
    int units,
    int outputs,
    boolean everyStep,
    int rows,
    Scale scale)
    implements Work {

  /** What a step does. */
  public enum Mode {
    /** Forward, loss, backward, optimizer. */
    TRAIN,
    /** Forward alone. */
    PREDICT
  }

  /** What no fused cell has. */
  public enum Extra {
    /** The plain cell. */
    NONE(""),
    /**
     * Layer normalization of the pre-activations, and dropout of the recurrent state at a rate of
     * {@link #DROPOUT}.
     */
    LAYER_NORM_RECURRENT_DROPOUT("-ln-dropout");

    /** Of recurrent states, one mask for a sequence. */
    public static final double DROPOUT = 0.25;

    private final String suffix;

    Extra(String suffix) {
      this.suffix = suffix;
    }

    /** What it adds to the name of a work. */
    String suffix() {
      return suffix;
    }
  }

  /** The unit of a figure. */
  public enum Scale {
    /** Seconds for 219 steps: 7000 series in batches of 32. */
    EPOCH("s/epoch", 219),
    /** Milliseconds for one training step. */
    STEP("ms/step", 1e3),
    /** Microseconds for one forward pass. */
    CALL("us/call", 1e6);

    private final String unit;
    private final double factor;

    Scale(String unit, double factor) {
      this.unit = unit;
      this.factor = factor;
    }
  }

  /** The learning rate of everybody's Adam: the wider the layers, the smaller. */
  public double learningRate() {
    return 0.06 / units;
  }

  /** Output steps of each series. */
  public int targetSteps() {
    return everyStep ? steps : 1;
  }

  /** Gates, each with a matrix of its own. */
  public int gates() {
    return switch (cell) {
      case "lstm" -> 4;
      case "gru" -> 3;
      default -> 1;
    };
  }

  /** Whether a step trains. */
  public boolean trains() {
    return mode == Mode.TRAIN;
  }

  @Override
  public String unit() {
    return scale.unit;
  }

  @Override
  public double figure(double secondsPerStep) {
    return secondsPerStep * scale.factor;
  }
}
