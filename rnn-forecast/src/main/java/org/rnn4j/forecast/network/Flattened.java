package org.rnn4j.forecast.network;

import java.util.Objects;
import org.rnn4j.api.model.Batch;
import org.rnn4j.api.model.Loss;
import org.rnn4j.api.model.ParameterLayout;
import org.rnn4j.api.model.TrainableModel;
import org.rnn4j.api.model.TrainingStep;

/**
 * A model that sees all steps of a sequence as one: features {@code [steps * width]}, feature
 * {@code t * width + f}. What is given to it has steps as ever; those that are masked count as 0.
 */
public final class Flattened implements TrainableModel {

  private final TrainableModel model;

  /** The model behind it, whose input is {@code steps * width} wide. */
  public Flattened(TrainableModel model) {
    this.model = Objects.requireNonNull(model, "model");
  }

  @Override
  public ParameterLayout layout() {
    return model.layout();
  }

  @Override
  public float[] parameters() {
    return model.parameters();
  }

  @Override
  public int outputWidth() {
    return model.outputWidth();
  }

  @Override
  public double lossAndGradient(Batch batch, Loss loss, TrainingStep step, float[] gradient) {
    return model.lossAndGradient(new OneStep(batch), loss, step, gradient);
  }

  @Override
  public double evaluate(Batch batch, Loss loss, float[] predictions) {
    return model.evaluate(new OneStep(batch), loss, predictions);
  }

  @Override
  public void predict(Batch batch, float[] predictions) {
    model.predict(new OneStep(batch), predictions);
  }

  /** A batch as one step; the inputs of a masked one of its steps are 0. */
  private record OneStep(Batch batch) implements Batch {

    @Override
    public int rows() {
      return batch.rows();
    }

    @Override
    public int steps() {
      return 1;
    }

    @Override
    public int inputWidth() {
      return batch.steps() * batch.inputWidth();
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
      int width = batch.inputWidth();
      batch.readInputs(row, destination, offset, width * featureStride, featureStride);
      if (!batch.isMasked()) {
        return;
      }
      float[] present = new float[batch.steps()];
      batch.readMask(row, present, 0, 1);
      for (int i = 0; i < present.length * width; i++) {
        if (present[i / width] == 0) {
          destination[offset + i * featureStride] = 0;
        }
      }
    }

    @Override
    public void readTargets(
        int row, float[] destination, int offset, int stepStride, int featureStride) {
      batch.readTargets(row, destination, offset, stepStride, featureStride);
    }

    @Override
    public boolean hasUnknown() {
      return batch.hasUnknown();
    }

    @Override
    public boolean isKnown(int row, int step, int feature) {
      return batch.isKnown(row, feature / batch.inputWidth(), feature % batch.inputWidth());
    }

    @Override
    public boolean isWeighted() {
      return batch.isWeighted();
    }

    @Override
    public double targetWeight() {
      return batch.targetWeight();
    }

    @Override
    public void readWeights(
        int row, float[] destination, int offset, int stepStride, int featureStride) {
      batch.readWeights(row, destination, offset, stepStride, featureStride);
    }
  }
}
