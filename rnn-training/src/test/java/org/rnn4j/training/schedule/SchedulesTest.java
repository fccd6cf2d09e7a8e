package org.rnn4j.training.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.optimize.Schedule;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.ScheduleProvider;

class SchedulesTest {

  private static final double BASE = 0.1;

  private static Schedule create(ScheduleProvider provider, Map<String, ?> options) {
    return provider.create(Options.of(provider.options(), options));
  }

  // Ten epochs of ten steps.
  private static double rate(Schedule schedule, long step) {
    return schedule.learningRate(BASE, step, 100, 10);
  }

  @Test
  void constantNeverChanges() {
    Schedule schedule = create(new ConstantProvider(), Map.of());
    assertThat(rate(schedule, 0)).isEqualTo(BASE);
    assertThat(rate(schedule, 99)).isEqualTo(BASE);
  }

  @Test
  void cosineFallsAsLoshchilovAndHutterSay() {
    Schedule schedule = create(new CosineProvider(), Map.of());
    assertThat(rate(schedule, 0)).isEqualTo(BASE);
    assertThat(rate(schedule, 25)).isCloseTo(0.085355339059, within(1e-12));
    assertThat(rate(schedule, 50)).isCloseTo(0.05, within(1e-15));
    assertThat(rate(schedule, 75)).isCloseTo(0.014644660941, within(1e-12));
    assertThat(rate(schedule, 99)).isCloseTo(2.4671981713e-5, within(1e-12));
  }

  @Test
  void cosineFallsToItsFinalFraction() {
    Schedule schedule = create(new CosineProvider(), Map.of("final-fraction", 0.2));
    assertThat(rate(schedule, 50)).isCloseTo(0.06, within(1e-15));
    assertThat(rate(schedule, 99)).isCloseTo(0.02, within(1e-4)).isGreaterThan(0.02);
  }

  @Test
  void cosineWarmsUpLinearlyAndThenStartsFromTheTop() {
    Schedule schedule = create(new CosineProvider(), Map.of("warm-up-epochs", 2));
    assertThat(rate(schedule, 0)).isCloseTo(0.005, within(1e-15));
    assertThat(rate(schedule, 9)).isCloseTo(0.05, within(1e-15));
    assertThat(rate(schedule, 19)).isEqualTo(BASE);
    assertThat(rate(schedule, 20)).isEqualTo(BASE);
    assertThat(rate(schedule, 60)).isCloseTo(0.05, within(1e-15));
  }

  @Test
  void cosineThatOnlyWarmsUpNeverDividesByZero() {
    Schedule schedule = create(new CosineProvider(), Map.of("warm-up-epochs", 10));
    assertThat(rate(schedule, 99)).isEqualTo(BASE);
  }

  @Test
  void stepDecayFallsOnlyAtItsEpochs() {
    Schedule schedule = create(new StepDecayProvider(), Map.of("every-epochs", 3, "factor", 0.5));
    assertThat(rate(schedule, 29)).isEqualTo(BASE);
    assertThat(rate(schedule, 30)).isEqualTo(0.05);
    assertThat(rate(schedule, 59)).isEqualTo(0.05);
    assertThat(rate(schedule, 60)).isEqualTo(0.025);
  }

  @Test
  void exponentialFallsByItsFactorOverEachEpoch() {
    Schedule schedule = create(new ExponentialProvider(), Map.of("factor", 0.25));
    assertThat(rate(schedule, 0)).isEqualTo(BASE);
    assertThat(rate(schedule, 5)).isCloseTo(0.05, within(1e-15));
    assertThat(rate(schedule, 10)).isCloseTo(0.025, within(1e-15));
  }

  @Test
  void aFactorAboveOneIsRefused() {
    ExponentialProvider provider = new ExponentialProvider();
    assertThatThrownBy(() -> Options.of(provider.options(), Map.of("factor", 1.5)))
        .isInstanceOf(InputException.class)
        .hasMessage("factor: '1.5' is not valid; expected a number, above 0, at most 1");
  }
}
