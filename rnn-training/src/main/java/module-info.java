/**
 * Training: a trainable model, samples and a loss in, trained parameters out. Sees neither cells
 * nor the calendar.
 *
 * <p>Start with {@link org.rnn4j.training.Trainer}. The optimizers, losses and schedules are found
 * by name through the registry, like a plugin's.
 */
module org.rnn4j.training {
  requires transitive org.rnn4j.api;

  exports org.rnn4j.training;
  exports org.rnn4j.training.conformance;

  provides org.rnn4j.api.spi.LossProvider with
      org.rnn4j.training.loss.HuberProvider,
      org.rnn4j.training.loss.MaeProvider,
      org.rnn4j.training.loss.MseProvider;
  provides org.rnn4j.api.spi.OptimizerProvider with
      org.rnn4j.training.optimizer.AdamProvider,
      org.rnn4j.training.optimizer.AdamWProvider,
      org.rnn4j.training.optimizer.RmsPropProvider,
      org.rnn4j.training.optimizer.SgdProvider;
  provides org.rnn4j.api.spi.ScheduleProvider with
      org.rnn4j.training.schedule.ConstantProvider,
      org.rnn4j.training.schedule.CosineProvider,
      org.rnn4j.training.schedule.ExponentialProvider,
      org.rnn4j.training.schedule.StepDecayProvider;
}
