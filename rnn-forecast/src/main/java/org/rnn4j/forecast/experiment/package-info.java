/**
 * Running an experiment: {@link org.rnn4j.forecast.experiment.Experiment} goes from data to
 * verdict, {@link org.rnn4j.forecast.experiment.ExperimentBuilder} says in code what a spec says in
 * YAML. How a cell computes, how a network learns and what a baseline does is decided elsewhere.
 */
package org.rnn4j.forecast.experiment;
