package org.rnn4j.cells.internal.layer;

import java.util.Locale;
import java.util.Optional;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Place;

/** What the parameters of a network take, beside what there is. */
public final class MemoryNeed {

  /** What helps. */
  public static final String REMEDY = "use fewer units";

  private static final double GIBIBYTE = 1L << 30;
  private static final double MEBIBYTE = 1L << 20;

  private MemoryNeed() {}

  /**
   * Why so many parameters cannot be had; empty if they can. Only what cannot be done without is
   * counted, so that nothing is refused that would have worked.
   *
   * @param layer that most of them belong to
   * @param parameters how many
   * @param copies how often at least: once to forecast; to train also their gradient, of the batch
   *     and of a part of it
   * @param heap bytes that Java may use
   */
  public static Optional<Problem> tooLarge(Place layer, double parameters, int copies, long heap) {
    if (parameters > Integer.MAX_VALUE) { // whatever the heap
      return Optional.of(
          new Problem(
              layer,
              String.format(
                  Locale.ROOT,
                  "the network has more parameters than one array can hold: %.3g numbers, %s",
                  parameters,
                  text(parameters * Float.BYTES)),
              REMEDY));
    }
    double bytes = parameters * Float.BYTES * copies;
    return bytes <= heap
        ? Optional.empty()
        : Optional.of(
            new Problem(
                layer,
                String.format(
                    Locale.ROOT,
                    "the network has %.0f parameters, which need at least %s%s, and Java's heap has"
                        + " %s",
                    parameters,
                    text(bytes),
                    copies > 1 ? " with their gradients" : "",
                    text(heap)),
                REMEDY + ", or give Java more memory (-Xmx)"));
  }

  /** Bytes for people. */
  public static String text(double bytes) {
    return bytes < GIBIBYTE
        ? String.format(Locale.ROOT, "%.1f MiB", bytes / MEBIBYTE)
        : String.format(Locale.ROOT, "%.1f GiB", bytes / GIBIBYTE);
  }
}
