package org.rnn4j.api.spi;

import org.rnn4j.api.optimize.Schedule;

/** Makes a learning-rate schedule. */
public interface ScheduleProvider extends Provider<Schedule> {}
