/**
 * The built-in learning-rate schedules. Each is one provider and one formula over the steps; all of
 * them start at the optimizer's learning rate or warm up to it.
 */
package org.rnn4j.training.schedule;
