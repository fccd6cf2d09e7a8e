package org.rnn4j.cells.network;

/**
 * Something that a layer can read, at the same time step. Layers are counted from 0, from input to
 * output; one reads from those below it only.
 */
public sealed interface Source {

  /**
   * The network's input. Beside another source, at a masked step, it is that of the last step
   * before that was present, or zeros: held, as the outputs of recurrent layers are.
   */
  record Input() implements Source {}

  /**
   * What a layer gives out.
   *
   * @param layer its index
   */
  record Output(int layer) implements Source {}

  /**
   * A state of a recurrent layer that runs forward, as the step leaves it.
   *
   * @param layer its index
   * @param name the state's, as in the cell's equations
   */
  record State(int layer, String name) implements Source {}

  /** See {@link Input}. */
  static Source input() {
    return new Input();
  }

  /** See {@link Output}. */
  static Source output(int layer) {
    return new Output(layer);
  }

  /** See {@link State}. */
  static Source state(int layer, String name) {
    return new State(layer, name);
  }
}
