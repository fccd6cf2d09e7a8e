/**
 * Running an experiment. {@link org.rnn4j.forecast.experiment.Experiment} goes from data to
 * verdict, {@link org.rnn4j.forecast.experiment.ExperimentBuilder} says in code what a spec says in
 * YAML, and {@link org.rnn4j.forecast.experiment.ExperimentResult} is what came out.
 *
 * <p>Inside, {@code ExperimentRun} reads like the sentence: prepare ({@code prepare}), fit ({@code
 * contender}), guard, forecast, measure, report ({@code report}); a new stage is one more line
 * there. How a cell computes, how a network learns and what a baseline does is decided elsewhere.
 */
package org.rnn4j.forecast.experiment;
