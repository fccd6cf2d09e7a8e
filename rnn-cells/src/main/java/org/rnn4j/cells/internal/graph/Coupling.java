package org.rnn4j.cells.internal.graph;

/**
 * What couples the rows of a batch: statistics of all its rows and steps together, which a step is
 * given as leaves. Each part of the batch makes a tally, the tallies are added up in the order of
 * the parts, and the sum gives the statistics: forward those of the step's input, then backward
 * those of the gradient of its output.
 *
 * <p>A step with a coupling is a part of a layer for itself, so that what arrives there is known of
 * every row before anything behind it is computed. Nobody but the coupling knows its statistics;
 * their leaves have their names for labels.
 */
public interface Coupling {

  /** Features of the input, and of the output, of which statistics are taken. */
  int width();

  /** An empty tally. */
  Tally tally();

  /**
   * The definition of a statistic in double, from everything: obvious code.
   *
   * @param name of the leaf
   */
  double statistic(String name, int feature, Whole batch);

  /**
   * Lets parameters that are not trained follow what a batch in training was like.
   *
   * @param batch the tally of all of it
   * @param first where the step's parameters begin
   */
  void follow(Tally batch, float[] parameters, int first);

  /** What a part of a batch contributes; at masked steps nothing. */
  interface Tally {

    /** Forgets everything. */
    void clear();

    /**
     * Takes the inputs of one part instead of what there was, {@code [width, lanes]} at each step.
     *
     * @param mask {@code [lanes]} at each step: 1 where it is present
     */
    void take(float[] values, Offsets x, Offsets mask, int steps, int lanes);

    /** Takes the gradient of the output of one part, beside its output. */
    void takeGradient(float[] values, Offsets dy, Offsets y, int steps, int lanes);

    /** Adds the inputs of another part; the parts come in their order. */
    void add(Tally part);

    /** Adds the gradients of another part. */
    void addGradient(Tally part);

    /**
     * One number of a statistic.
     *
     * @param name of the leaf
     */
    double statistic(String name, int feature);
  }

  /** Where in an array a value stands at each time step. */
  interface Offsets {
    /** The first number of the step. */
    int at(int t);
  }

  /** Everything that a whole batch is, in double. */
  interface Whole {
    /** How many steps. */
    int steps();

    /** How many rows. */
    int rows();

    /** Whether a step is there. */
    boolean isPresent(int t, int row);

    /** The step's input. */
    double input(int t, int row, int feature);

    /** The step's output. */
    double output(int t, int row, int feature);

    /** The gradient that arrives at it. */
    double outputGradient(int t, int row, int feature);
  }
}
