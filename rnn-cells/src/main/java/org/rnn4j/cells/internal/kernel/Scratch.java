package org.rnn4j.cells.internal.kernel;

/**
 * Room for what a kernel holds in between, one for each thread, so that no call allocates. Only
 * valid until the next call of the same method.
 */
final class Scratch {

  private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

  private float[] sums = new float[0];
  private float[] copies = new float[0];
  private float[] panels = new float[0];

  private Scratch() {}

  /** For at least so many accumulators; holds whatever was left there. */
  static float[] sums(int count) {
    Scratch scratch = OF_THREAD.get();
    if (scratch.sums.length < count) {
      scratch.sums = new float[count];
    }
    return scratch.sums;
  }

  /** For at least so many copied numbers; holds whatever was left there. */
  static float[] copies(int count) {
    Scratch scratch = OF_THREAD.get();
    if (scratch.copies.length < count) {
      scratch.copies = new float[count];
    }
    return scratch.copies;
  }

  /** For at least so many sums of a large matrix; holds whatever was left there. */
  static float[] panels(int count) {
    Scratch scratch = OF_THREAD.get();
    if (scratch.panels.length < count) {
      scratch.panels = new float[count];
    }
    return scratch.panels;
  }
}
