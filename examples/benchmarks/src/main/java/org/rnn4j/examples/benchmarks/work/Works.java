package org.rnn4j.examples.benchmarks.work;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.examples.benchmarks.work.NetworkWork.Extra;
import org.rnn4j.examples.benchmarks.work.NetworkWork.Mode;
import org.rnn4j.examples.benchmarks.work.NetworkWork.Scale;
import org.rnn4j.examples.benchmarks.work.ProductWork.Form;

/** Everything that is measured, in the order of the table. */
public final class Works {

  private static final List<String> CELLS = List.of("simple", "lstm", "gru");

  private Works() {}

  /** All of them. */
  public static List<Work> all() {
    List<Work> works = new ArrayList<>();
    for (String cell : CELLS) {
      works.add(forecasts(cell, Extra.NONE));
    }
    works.add(forecasts("lstm", Extra.LAYER_NORM_RECURRENT_DROPOUT));
    for (String cell : CELLS) {
      works.add(multivariate(cell, Extra.NONE));
    }
    works.add(multivariate("lstm", Extra.LAYER_NORM_RECURRENT_DROPOUT));
    for (String cell : CELLS) {
      works.add(
          new NetworkWork(
              "W3-" + cell,
              Mode.TRAIN,
              cell,
              Extra.NONE,
              64,
              168,
              2,
              512,
              1,
              false,
              32,
              Scale.STEP));
    }
    for (String cell : CELLS) {
      works.add(inference("W4-2x20-" + cell, cell, 2, 20, 10, true, 1));
    }
    for (String cell : CELLS) {
      works.add(inference("W4-1x128-" + cell, cell, 1, 128, 1, false, 1));
    }
    for (String cell : CELLS) {
      works.add(inference("W4-256-" + cell, cell, 2, 20, 10, true, 256));
    }
    works.addAll(products());
    return works;
  }

  private static NetworkWork forecasts(String cell, Extra extra) {
    String name = "W1-" + cell + extra.suffix();
    return new NetworkWork(name, Mode.TRAIN, cell, extra, 1, 50, 2, 20, 10, true, 32, Scale.EPOCH);
  }

  private static NetworkWork multivariate(String cell, Extra extra) {
    String name = "W2-" + cell + extra.suffix();
    return new NetworkWork(name, Mode.TRAIN, cell, extra, 8, 96, 1, 128, 1, false, 64, Scale.STEP);
  }

  private static NetworkWork inference(
      String name, String cell, int layers, int units, int outputs, boolean everyStep, int rows) {
    return new NetworkWork(
        name,
        Mode.PREDICT,
        cell,
        Extra.NONE,
        1,
        50,
        layers,
        units,
        outputs,
        everyStep,
        rows,
        Scale.CALL);
  }

  // The products of W1, W2 and W3 with lstm: recurrent, of the whole input, and gradients of both.
  private static List<Work> products() {
    return List.of(
        product(Form.FORWARD, 32, 20, 80),
        product(Form.FORWARD, 32 * 50, 20, 80),
        product(Form.GRADIENT, 32 * 50, 20, 80),
        product(Form.FORWARD, 64, 128, 512),
        product(Form.FORWARD, 64 * 96, 8, 512),
        product(Form.GRADIENT, 64 * 96, 128, 512),
        product(Form.FORWARD, 32, 512, 2048),
        product(Form.FORWARD, 32 * 168, 512, 2048),
        product(Form.GRADIENT, 32 * 168, 512, 2048));
  }

  private static Work product(Form form, int rows, int in, int out) {
    String prefix = form == Form.FORWARD ? "product-" : "gradient-";
    return new ProductWork(prefix + rows + "x" + in + "x" + out, form, rows, in, out);
  }

  /** The work of this name. */
  public static Work named(String name) {
    return all().stream()
        .filter(work -> work.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown work '"
                        + name
                        + "'; there are "
                        + all().stream().map(Work::name).toList()));
  }
}
