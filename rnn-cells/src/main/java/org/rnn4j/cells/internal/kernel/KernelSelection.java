package org.rnn4j.cells.internal.kernel;

import java.util.Optional;
import org.rnn4j.api.error.InputException;

/**
 * The kernels in use and why: the vector kernels where the JVM offers {@code jdk.incubator.vector},
 * else the scalar ones. Either gives the same results. {@code -Drnn4j.kernels=scalar} or {@code
 * vector} asks for one.
 *
 * @param kernels the implementation
 * @param reason in words, for the log and the provenance of a run
 */
public record KernelSelection(Kernels kernels, String reason) {

  /** The system property that asks for one implementation. */
  public static final String PROPERTY = "rnn4j.kernels";

  private static final String VECTOR_MODULE = "jdk.incubator.vector";
  private static final String VECTOR_CLASS = "org.rnn4j.cells.internal.kernel.VectorKernels";

  /** The choice for this process; made once. */
  public static KernelSelection current() {
    return Holder.SELECTION;
  }

  private static final class Holder {
    private static final KernelSelection SELECTION = select(System.getProperty(PROPERTY, ""));
  }

  /**
   * Makes the choice.
   *
   * @param asked {@code scalar}, {@code vector}, or empty for the faster one
   * @throws InputException if something else is asked for, or vectors that are not there
   */
  static KernelSelection select(String asked) {
    switch (asked) {
      case "scalar" -> {
        return new KernelSelection(new ScalarKernels(), "asked for by -D" + PROPERTY);
      }
      case "", "vector" -> {
        // decided below
      }
      default ->
          throw new InputException(
              "-D" + PROPERTY, "'" + asked + "' is not valid", "expected scalar or vector");
    }
    Optional<Module> vectors = ModuleLayer.boot().findModule(VECTOR_MODULE);
    if (vectors.isEmpty()) {
      return scalar(asked, "start Java with --add-modules " + VECTOR_MODULE + " for faster ones");
    }
    try {
      // The descriptor does not mention the incubating module; see module-info.
      KernelSelection.class.getModule().addReads(vectors.get());
      Class<?> type = Class.forName(VECTOR_CLASS);
      Kernels kernels = (Kernels) type.getConstructor().newInstance();
      return new KernelSelection(kernels, VECTOR_MODULE + " is there");
    } catch (ReflectiveOperationException | LinkageError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return scalar(asked, "vector kernels do not work here: " + cause);
    }
  }

  private static KernelSelection scalar(String asked, String reason) {
    if (!asked.isEmpty()) {
      throw new InputException("-D" + PROPERTY, "there are no vector kernels", reason);
    }
    return new KernelSelection(new ScalarKernels(), reason);
  }

  @Override
  public String toString() {
    return kernels.name() + " (" + reason + ")";
  }
}
