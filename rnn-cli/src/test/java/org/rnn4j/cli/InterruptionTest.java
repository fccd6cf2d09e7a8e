package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

  @Test
  @Timeout(30)
  void whoeverDoesNotAnswerIsSpokenForBeforeTheProcessEnds() {
    Interruption impatient =
        new Interruption(new PrintStream(said, true, StandardCharsets.UTF_8), 3600, 0);
    List<String> done = new ArrayList<>();
    impatient.hold();
    impatient.atLast(() -> done.add("marked"));

    impatient.request();

    assertThat(done).containsExactly("marked");
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("gave up waiting after 0 seconds");
  }

  @Test
  @Timeout(30)
  void whereSomethingWasComputedTheWaitIsLonger() {
    Interruption patient =
        new Interruption(new PrintStream(said, true, StandardCharsets.UTF_8), 1, 3600);
    patient.hold();
    patient.hasSomethingToKeep();

    patient.request();

    assertThat(said.toString(StandardCharsets.UTF_8)).contains("gave up waiting after 1 seconds");
  }

  @Test
  void aSignalThatComesTwiceAtOnceIsOne() {
    long now = System.nanoTime();

    assertThat(new Interruption(System.err).isAnother(now)).isFalse();
    assertThat(interruption.isAnother(now + TimeUnit.SECONDS.toNanos(1))).isTrue();
  }
}
