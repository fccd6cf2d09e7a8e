package org.rnn4j.cells.network;

import java.util.Arrays;
import java.util.Optional;
import org.rnn4j.api.model.Batch;
import org.rnn4j.cells.internal.program.Carried;
import org.rnn4j.cells.internal.program.Workers;

/**
 * Sequences that a network reads step by step, as they come: one step costs one step, however long
 * they are already. {@link #start} begins with the steps there are, {@link #step} and {@link #run}
 * go on. What is given out is that of the network for the whole sequences, to the bit.
 *
 * <p>For use by one thread at a time. Any number of sessions of one network may be at work at once,
 * each in memory of its own, and none waits for another. The parameters are read at {@link #start}
 * and when the session is opened; from then on they must not change until the next start.
 *
 * <p>Once a session has gone on by some steps of some rows, it allocates nothing when it does so
 * again.
 */
public final class NetworkSession {

  private static final float[] NO_STATES = {};

  private final CompiledNetwork network;
  private final StateTable table;
  private final ShardRunner runner;
  private final Steps given;
  private final boolean[][] prepared = new boolean[2][Form.values().length]; // [is one row][form]
  private int rows; // 0 until there are sequences
  private float[] states = NO_STATES; // [row, column], of at least so many rows
  private Carried onward = Carried.NOTHING; // from the states to themselves

  NetworkSession(CompiledNetwork network, float[] parameters, Workers workers) {
    this.network = network;
    this.table = network.states();
    this.runner = new ShardRunner(network, parameters, workers);
    this.given = new Steps(network.inputWidth());
  }

  /** Features at each step. */
  public int inputWidth() {
    return network.inputWidth();
  }

  /** How many sequences it reads; 0 before the first {@link #start} or {@link #restore}. */
  public int rows() {
    return rows;
  }

  /**
   * Begins new sequences, which start from the layers' own initial states. Also for a network with
   * layers that run backward; it cannot go on afterwards.
   *
   * @param history the first steps of each sequence, at least one
   * @param outputs receives what the network gives out at the last of them, {@code [row, output]}
   */
  public void start(Batch history, float[] outputs) {
    network.requireInputs(history);
    for (boolean[] forms : prepared) {
      Arrays.fill(forms, false);
    }
    if (table.runsForward()) {
      begin(history.rows());
      evaluate(history, Form.carried(history.isMasked()), Carried.into(states, rows), outputs);
    } else {
      rows = 0;
      evaluate(history, Form.of(history.isMasked()), Carried.NOTHING, outputs);
    }
  }

  /**
   * Begins new sequences, as {@link #start(Batch, float[])}.
   *
   * @param newRows how many, at least 1
   * @param steps of each, at least 1
   * @param inputs {@code [row, step, feature]}
   * @param outputs as there
   */
  public void start(int newRows, int steps, float[] inputs, float[] outputs) {
    given.set(newRows, steps, inputs);
    start(given, outputs);
  }

  /**
   * Goes on by some steps.
   *
   * @param steps of as many rows as there are sequences
   * @param outputs receives what the network gives out at the last of them, {@code [row, output]}
   * @throws org.rnn4j.api.error.InputException if a layer runs backward
   */
  public void run(Batch steps, float[] outputs) {
    network.requireInputs(steps);
    requireRows(steps.rows());
    evaluate(steps, Form.carried(steps.isMasked()), onward, outputs);
  }

  /**
   * Goes on by one step.
   *
   * @param inputs {@code [row, feature]}
   * @param outputs receives what the network gives out, {@code [row, output]}
   * @throws org.rnn4j.api.error.InputException if a layer runs backward
   */
  public void step(float[] inputs, float[] outputs) {
    requireRows(rows);
    given.set(rows, 1, inputs);
    evaluate(given, Form.CARRIED, onward, outputs);
  }

  /**
   * What the network remembers of the sequences now.
   *
   * @throws org.rnn4j.api.error.InputException if a layer runs backward
   */
  public NetworkState state() {
    int size = rows * NetworkState.width(table.slots());
    return new NetworkState(table.slots(), rows, Arrays.copyOf(states, size));
  }

  /**
   * Goes on from what a network remembered of other sequences, perhaps more or fewer.
   *
   * @throws org.rnn4j.api.error.InputException if a layer runs backward
   * @throws IllegalArgumentException if it is the state of a network with other states
   */
  public void restore(NetworkState state) {
    table.require(state);
    begin(state.rows());
    System.arraycopy(state.array(), 0, states, 0, state.array().length);
  }

  private void begin(int newRows) {
    if (newRows == rows) {
      return;
    }
    int size = Math.multiplyExact(newRows, NetworkState.width(table.slots()));
    if (states.length < size) {
      states = new float[size];
    }
    rows = newRows;
    onward = Carried.of(states, states, rows);
  }

  private void evaluate(Batch batch, Form form, Carried from, float[] outputs) {
    if (outputs.length < (long) batch.rows() * network.outputWidth()) {
      throw new IllegalArgumentException(
          "an array of %d does not hold the outputs [%d, %d]"
              .formatted(outputs.length, batch.rows(), network.outputWidth()));
    }
    boolean[] forms = prepared[batch.rows() == 1 ? 1 : 0];
    if (!forms[form.ordinal()]) {
      runner.prepare(batch.rows(), form);
      forms[form.ordinal()] = true;
    }
    runner.evaluate(batch, form, from, true, Optional.empty(), outputs);
  }

  private void requireRows(int given) {
    if (rows == 0) {
      table.slots(); // refuses a layer that runs backward
      throw new IllegalStateException(
          "the session has no sequences yet: start it with some steps, or restore a state");
    }
    if (given != rows) {
      throw new IllegalArgumentException(
          "a batch of " + given + " rows does not go on with " + rows + " sequences");
    }
  }

  /** Steps of each sequence, in an array that is given; one object for all of them. */
  private static final class Steps implements Batch {
    private final int width;
    private int rows;
    private int steps;
    private float[] inputs = {};

    Steps(int width) {
      this.width = width;
    }

    void set(int newRows, int newSteps, float[] newInputs) {
      if (newInputs.length < (long) newRows * newSteps * width) {
        throw new IllegalArgumentException(
            "%d inputs are not [%d, %d, %d]".formatted(newInputs.length, newRows, newSteps, width));
      }
      rows = newRows;
      steps = newSteps;
      inputs = newInputs;
    }

    @Override
    public int rows() {
      return rows;
    }

    @Override
    public int steps() {
      return steps;
    }

    @Override
    public int inputWidth() {
      return width;
    }

    @Override
    public int targetSteps() {
      return 1;
    }

    @Override
    public int targetWidth() {
      return 1;
    }

    @Override
    public long targetCount() {
      return 0;
    }

    @Override
    public void readInputs(
        int row, float[] destination, int offset, int stepStride, int featureStride) {
      int from = row * steps * width;
      for (int t = 0; t < steps; t++) {
        for (int f = 0; f < width; f++) {
          destination[offset + t * stepStride + f * featureStride] = inputs[from + t * width + f];
        }
      }
    }

    @Override
    public void readTargets(
        int row, float[] destination, int offset, int stepStride, int featureStride) {
      destination[offset] = Float.NaN; // nothing is compared
    }
  }
}
