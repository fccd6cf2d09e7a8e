package org.rnn4j.forecast.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.Predictor;
import org.rnn4j.api.model.CarriedState;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.random.RandomStream;
import org.rnn4j.api.spi.CellProvider;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.network.Network;

class CarryingPredictorTest {

  private static final int WIDTH = 2;

  private final CellProvider gru = Registry.installed().find(Kind.CELL, "gru");
  private final Network network =
      Network.builder(WIDTH)
          .recurrent(gru.create(Options.of(gru.options(), Map.of("units", 3))))
          .head(2)
          .build();
  private final Counting counting = new Counting(predictor());
  private final Predictor carrying = new CarryingPredictor(counting);

  private Predictor predictor() {
    return new NetworkPredictor(network.session(), 2, 2, 1);
  }

  /** Notes what it is asked. */
  private static final class Counting implements Predictor {

    private final Predictor predictor;
    private final List<String> asked = new ArrayList<>();

    Counting(Predictor predictor) {
      this.predictor = predictor;
    }

    @Override
    public Block start(Block inputs) {
      asked.add("start " + inputs.steps());
      return predictor.start(inputs);
    }

    @Override
    public Block step(Block inputs) {
      asked.add("step");
      return predictor.step(inputs);
    }

    @Override
    public CarriedState state() {
      return predictor.state();
    }

    @Override
    public void restore(CarriedState state) {
      predictor.restore(state);
    }
  }

  // Of the same numbers, however many steps.
  private static Block history(int rows, int steps) {
    Block block = Block.zeros(rows, steps, WIDTH);
    for (int row = 0; row < rows; row++) {
      for (int t = 0; t < steps; t++) {
        for (int f = 0; f < WIDTH; f++) {
          block.set(row, t, f, (float) RandomStream.of(row, t, f).nextGaussian());
        }
      }
    }
    return block;
  }

  private void assertSaysTheSame(Block inputs) {
    assertThat(carrying.start(inputs).values()).containsExactly(predictor().start(inputs).values());
  }

  @Test
  void ofHistoriesThatGoOnOnlyTheNewStepsAreReadAndTheForecastIsTheSameToTheBit() {
    for (int steps : new int[] {40, 41, 42, 45}) {
      assertSaysTheSame(history(3, steps));
    }
    assertThat(counting.asked).containsExactly("start 40", "step", "step", "step", "step", "step");
  }

  @Test
  void whatWasReadInBetweenIsForgotten() {
    Block first = carrying.start(history(1, 20));
    assertThat(first.rows()).isEqualTo(1);
    carrying.step(history(1, 1)); // a forecast that is fed back
    assertSaysTheSame(history(1, 21));
  }

  @Test
  void oneNumberThatIsAnotherAndAllIsReadAgain() {
    assertSaysTheSame(history(2, 30));
    Block changed = history(2, 31);
    changed.set(1, 0, 1, Math.nextUp(changed.get(1, 0, 1)));
    assertSaysTheSame(changed);
    assertSaysTheSame(history(1, 32));
    assertSaysTheSame(history(1, 32));
    assertSaysTheSame(history(1, 12));
    assertThat(counting.asked)
        .containsExactly("start 30", "start 31", "start 32", "start 32", "start 12");
  }

  @Test
  void whoeverWritesIntoWhatHeGaveChangesNothing() {
    Block given = history(1, 10);
    assertSaysTheSame(given);
    given.set(0, 3, 0, 99);
    assertSaysTheSame(history(1, 11));
    assertThat(counting.asked).containsExactly("start 10", "step");
  }
}
