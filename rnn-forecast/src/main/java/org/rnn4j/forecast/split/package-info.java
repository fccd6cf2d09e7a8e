/**
 * How the data are cut in time: which period is looked at, and what of it is training, validation
 * and test. Start with {@link org.rnn4j.forecast.split.Split}; every form of cut is a {@code
 * CutRule}. Nothing else in the project cuts time.
 *
 * <p>Here stands where to cut; what comes out of it are {@code window.Parts}.
 */
package org.rnn4j.forecast.split;
