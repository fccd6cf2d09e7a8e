/**
 * What an experiment is, as a value. {@link org.rnn4j.forecast.spec.SpecReader} reads a YAML file,
 * strictly and with positions, into an {@link org.rnn4j.forecast.spec.ExperimentSpec} with every
 * default filled in. Nothing here loads data or runs anything.
 */
package org.rnn4j.forecast.spec;
