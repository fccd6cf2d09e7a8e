package org.rnn4j.cells.internal.kernel;

import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
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

  private static final String ASKED_FOR = "asked for by -D";
  private static final String VECTOR_MODULE = "jdk.incubator.vector";
  private static final String VECTOR_CLASS = "org.rnn4j.cells.internal.kernel.VectorKernels";

  private static final String LOGGER = "org.rnn4j.cells";

  /** The choice for this process; made once. */
  public static KernelSelection current() {
    return Holder.SELECTION;
  }

  /**
   * The choice, for a network that is about to compute with it. The first one logs it if it is the
   * slower one, and nobody asked for that: through {@link System.Logger}, so that the engine needs
   * no library for it.
   */
  public static KernelSelection forNetwork() {
    Told.once(Holder.SELECTION);
    return Holder.SELECTION;
  }

  private static final class Holder {
    private static final KernelSelection SELECTION = select(System.getProperty(PROPERTY, ""));
  }

  private static final class Told {
    private static final AtomicBoolean DONE = new AtomicBoolean();

    static void once(KernelSelection selection) {
      if (!DONE.getAndSet(true)) {
        selection.advice().ifPresent(a -> System.getLogger(LOGGER).log(Level.INFO, a));
      }
    }
  }

  /** What would make networks faster here; empty if nothing would, or the choice was asked for. */
  Optional<String> advice() {
    return kernels.getClass() == ScalarKernels.class && !reason.startsWith(ASKED_FOR)
        ? Optional.of(
            "networks compute with scalar kernels, which give the same results in about three times"
                + " the time: "
                + reason)
        : Optional.empty();
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
        return new KernelSelection(new ScalarKernels(), ASKED_FOR + PROPERTY);
      }
      case "", "vector" -> {
        // decided below
      }
      default ->
          throw new InputException(
              "-D" + PROPERTY, "'" + asked + "' is not valid", "expected scalar or vector");
    }
    Optional<Module> vectors = vectorsFor(KernelSelection.class.getModule());
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

  /** What the engine's own layer of modules sees, which need not be that of the JVM's start. */
  static Optional<Module> vectorsFor(Module engine) {
    return Optional.ofNullable(engine.getLayer()) // none on the class path
        .flatMap(own -> own.findModule(VECTOR_MODULE))
        .or(() -> ModuleLayer.boot().findModule(VECTOR_MODULE));
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
