package org.rnn4j.training;

import org.rnn4j.api.model.TrainableModel;

/** Measures a model after each epoch; must leave it as it is. */
@FunctionalInterface
public interface Validator {

  /** What the model reaches now. */
  Validation evaluate(TrainableModel model);
}
