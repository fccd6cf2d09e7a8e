package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class InterruptionTest {

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Interruption interruption =
      new Interruption(new PrintStream(said, true, StandardCharsets.UTF_8));

  @Test
  @Timeout(30)
  void whileNothingHoldsItTheProcessMayEndAtOnceAndNothingIsSaid() {
    interruption.request();

    assertThat(interruption.requested()).isTrue();
    assertThat(said.size()).isZero();
  }

  @Test
  @Timeout(30)
  void aRequestWaitsUntilWhatWasBegunIsClosed() throws InterruptedException {
    interruption.hold();
    Thread signal = new Thread(interruption::request);
    signal.start();
    while (!interruption.requested()) {
      Thread.onSpinWait();
    }

    assertThat(signal.isAlive()).isTrue();
    interruption.release();
    signal.join(TimeUnit.SECONDS.toMillis(20));

    assertThat(signal.isAlive()).isFalse();
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("interrupted, closing what was begun")
        .doesNotContain("gave up");
  }
}
