package org.rnn4j.api.model;

import java.util.Objects;
import org.rnn4j.api.error.InputException;

/**
 * A batch of which some steps are absent: padding before or behind a shorter sample, or gaps.
 *
 * <p>A masked step changes nothing: the states and the output of every recurrent layer are at it
 * what they were at the step before (in a layer that runs backward: at the step behind), and so is
 * an input that is passed around a layer. Masked steps that come first leave the states at their
 * initial values and the output at zero (at the state's initial value, where the output is a
 * state), and so does a sample without any present step. What is stored under a mask, NaN included,
 * is never looked at.
 */
public final class MaskedBatch implements Batch {

  private final Batch batch;
  private final boolean[][] present;

  private MaskedBatch(Batch batch, boolean[][] present) {
    this.batch = batch;
    this.present = present;
  }

  /**
   * The batch with masks.
   *
   * @param present {@code [row][step]}: whether the step is there
   * @throws InputException if the shape of the mask is not the batch's
   */
  public static MaskedBatch of(Batch batch, boolean[][] present) {
    Objects.requireNonNull(batch, "batch");
    boolean[][] copy = new boolean[present.length][];
    for (int row = 0; row < present.length; row++) {
      if (present[row].length != batch.steps()) {
        throw new InputException(
            "mask[" + row + "]",
            "it has " + present[row].length + " steps, the batch has " + batch.steps(),
            "give a mask [rows][steps] = [" + batch.rows() + "][" + batch.steps() + "]");
      }
      copy[row] = present[row].clone();
    }
    if (present.length != batch.rows()) {
      throw new InputException(
          "mask",
          "it has " + present.length + " rows, the batch has " + batch.rows(),
          "give a mask [rows][steps] = [" + batch.rows() + "][" + batch.steps() + "]");
    }
    return new MaskedBatch(batch, copy);
  }

  /**
   * The batch with samples of different lengths: of row r the first {@code lengths[r]} steps are
   * present.
   *
   * @throws InputException if there is not one length for each row, from 0 to the steps of the
   *     batch
   */
  public static MaskedBatch ofLengths(Batch batch, int... lengths) {
    if (lengths.length != batch.rows()) {
      throw new InputException(
          "lengths",
          "there are " + lengths.length + " lengths, the batch has " + batch.rows() + " rows",
          "give one length for each row");
    }
    boolean[][] present = new boolean[lengths.length][batch.steps()];
    for (int row = 0; row < lengths.length; row++) {
      if (lengths[row] < 0 || lengths[row] > batch.steps()) {
        throw new InputException(
            "lengths[" + row + "]",
            "'" + lengths[row] + "' is not valid",
            "expected 0 to " + batch.steps() + ", the steps of the batch");
      }
      java.util.Arrays.fill(present[row], 0, lengths[row], true);
    }
    return new MaskedBatch(batch, present);
  }

  @Override
  public int rows() {
    return batch.rows();
  }

  @Override
  public int steps() {
    return batch.steps();
  }

  @Override
  public int inputWidth() {
    return batch.inputWidth();
  }

  @Override
  public int targetSteps() {
    return batch.targetSteps();
  }

  @Override
  public int targetWidth() {
    return batch.targetWidth();
  }

  @Override
  public long targetCount() {
    return batch.targetCount();
  }

  @Override
  public void readInputs(
      int row, float[] destination, int offset, int stepStride, int featureStride) {
    batch.readInputs(row, destination, offset, stepStride, featureStride);
  }

  @Override
  public void readTargets(
      int row, float[] destination, int offset, int stepStride, int featureStride) {
    batch.readTargets(row, destination, offset, stepStride, featureStride);
  }

  @Override
  public boolean isMasked() {
    return true;
  }

  @Override
  public void readMask(int row, float[] destination, int offset, int stepStride) {
    for (int t = 0; t < present[row].length; t++) {
      destination[offset + t * stepStride] = present[row][t] ? 1 : 0;
    }
  }
}
