package org.rnn4j.cli;

import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Turns Ctrl-C and a polite kill into a flag that a run looks at, and holds the process back until
 * the run has closed its files. The process then ends with the exit code of the signal, 130 for
 * Ctrl-C. While nothing holds it, a signal ends the process at once, and so does a second signal.
 */
final class Interruption {

  private static final long PATIENCE_SECONDS = 60;

  private final PrintStream err;
  private final AtomicBoolean signalled = new AtomicBoolean();
  private boolean held;
  private volatile boolean requested;

  /** One that nothing but {@link #request} requests. */
  Interruption(PrintStream err) {
    this.err = err;
  }

  /** Lets the signals of this process request it. */
  Interruption watchSignals() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::request, "rnn-interruption"));
    List.of("INT", "TERM").forEach(this::handle);
    return this;
  }

  // By reflection: the compiler warns of every mention of sun.misc, and no annotation silences it.
  private void handle(String name) {
    try {
      Class<?> signals = Class.forName("sun.misc.Signal");
      Class<?> handlers = Class.forName("sun.misc.SignalHandler");
      Object signal = signals.getConstructor(String.class).newInstance(name);
      int code = 128 + (int) signals.getMethod("getNumber").invoke(signal);
      Object handler =
          Proxy.newProxyInstance(
              Interruption.class.getClassLoader(),
              new Class<?>[] {handlers},
              (proxy, method, args) -> {
                if (method.getName().equals("handle")) {
                  end(code);
                  return null;
                }
                return method.invoke(this, args); // what every object has
              });
      signals.getMethod("handle", signals, handlers).invoke(null, signal, handler);
    } catch (ReflectiveOperationException e) {
      // Java was told to leave the signals alone, or has none: the shutdown hook has to do.
      return;
    }
  }

  // Each signal has a thread of its own. The first one runs the shutdown hook, which may wait.
  private void end(int code) {
    if (signalled.getAndSet(true)) {
      Runtime.getRuntime().halt(code);
    }
    Runtime.getRuntime().exit(code);
  }

  /** Whether somebody wants the run to stop. */
  boolean requested() {
    return requested;
  }

  /** From here on the process is not to end before {@link #release}. */
  synchronized void hold() {
    held = true;
  }

  /** Everything is closed; the process may end. */
  synchronized void release() {
    held = false;
    notifyAll();
  }

  /**
   * Asks for an end, and waits for it a while. Also called at an ordinary exit, when nothing holds.
   */
  synchronized void request() {
    requested = true;
    if (!held) {
      return;
    }
    err.println();
    err.println("rnn: interrupted, closing what was begun; once more ends it at once");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    try {
      while (held && System.nanoTime() < end) {
        TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (held) {
      err.println("rnn: gave up waiting after " + PATIENCE_SECONDS + " seconds");
    }
  }
}
