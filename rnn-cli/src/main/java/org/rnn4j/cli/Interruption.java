package org.rnn4j.cli;

import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.rnn4j.api.error.RunException;

/**
 * Turns Ctrl-C and a polite kill into a flag that a run looks at, and holds the process back until
 * the run has closed its files. The process then ends with the exit code of the signal, 130 for
 * Ctrl-C. While nothing holds it, a signal ends the process at once, and so does a second signal.
 */
final class Interruption {

  // What is reached at a checkpoint is worth waiting for; where nothing has been, what does not
  // answer soon is in the middle of something that asks nobody, such as a large file.
  private static final long PATIENCE_SECONDS = 60;
  private static final String OWN = "org.rnn4j.";
  private static final String RUNTIME = "java.lang.Runtime";
  private static final long SHORT_PATIENCE_SECONDS = 5;

  // Some programs, such as timeout, signal a process and then its group too; nobody types so fast.
  private static final long SAME_SIGNAL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final PrintStream err;
  private final AtomicBoolean signalled = new AtomicBoolean();
  private volatile long signalledAt = System.nanoTime();
  private final long patienceSeconds;
  private final long shortPatienceSeconds;
  private boolean held;
  private Consumer<StackTraceElement[]> ending = this::unnamed;
  private Runnable lastWords = () -> {};
  private volatile boolean somethingToKeep;
  private volatile boolean requested;
  private volatile boolean leaving;

  /** One that nothing but {@link #request} requests. */
  Interruption(PrintStream err) {
    this(err, PATIENCE_SECONDS, SHORT_PATIENCE_SECONDS);
  }

  Interruption(PrintStream err, long patienceSeconds, long shortPatienceSeconds) {
    this.err = err;
    this.patienceSeconds = patienceSeconds;
    this.shortPatienceSeconds = shortPatienceSeconds;
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
    long now = System.nanoTime();
    boolean isFirst = !signalled.getAndSet(true);
    if (isFirst) {
      signalledAt = now;
      Runtime.getRuntime().exit(code);
    } else if (isAnother(now)) {
      Runtime.getRuntime().halt(code);
    }
  }

  /** Whether a signal at this time is another one, and not the first that came twice. */
  boolean isAnother(long nanos) {
    return nanos - signalledAt > SAME_SIGNAL_NANOS;
  }

  /** Whether somebody wants the run to stop. */
  boolean requested() {
    return requested;
  }

  /** From here on the process is not to end before {@link #release}. */
  synchronized void hold() {
    held = true;
  }

  /**
   * What to do where code that is not ours ends the process by {@code System.exit}: it is given the
   * stack of that thread, and then the process has failed.
   */
  synchronized void onExit(Consumer<StackTraceElement[]> action) {
    ending = action;
  }

  /** What is done in place of whoever holds it, if that does not answer. */
  synchronized void atLast(Runnable words) {
    lastWords = words;
  }

  /** Something has been computed that would be lost: it is worth waiting for longer. */
  void hasSomethingToKeep() {
    somethingToKeep = true;
  }

  /** From here on an end of the process is ours. */
  void leave() {
    leaving = true;
  }

  /** Everything is closed; the process may end. */
  synchronized void release() {
    held = false;
    ending = this::unnamed;
    lastWords = () -> {};
    notifyAll();
  }

  // Who holds it waits for the end of the process, which would wait for him.
  private void fail(StackTraceElement[] stack) {
    try {
      ending.accept(stack);
    } finally {
      err.flush();
      Runtime.getRuntime().halt(ExitCode.FAILED);
    }
  }

  private static Optional<StackTraceElement[]> foreignExit() {
    return Thread.getAllStackTraces().values().stream()
        .filter(stack -> caller(stack).filter(c -> !c.startsWith(OWN)).isPresent())
        .findFirst();
  }

  /** The class that called System.exit; empty if nobody in this stack has. */
  private static Optional<String> caller(StackTraceElement[] stack) {
    return Stream.of(stack)
        .dropWhile(f -> !(f.getClassName().equals(RUNTIME) && f.getMethodName().equals("exit")))
        .map(StackTraceElement::getClassName)
        .filter(name -> !name.equals(RUNTIME) && !name.equals("java.lang.System"))
        .findFirst();
  }

  private void unnamed(StackTraceElement[] stack) {
    err.println("rnn: " + caller(stack).orElse("something") + " ended the process (System.exit)");
  }

  /**
   * Asks for an end, and waits for it a while. Also called at an ordinary exit, when nothing holds.
   */
  synchronized void request() {
    requested = true;
    if (!signalled.get() && !leaving) {
      foreignExit().ifPresent(this::fail);
    }
    if (!held) {
      return;
    }
    err.println();
    err.println("rnn: interrupted, closing what was begun; once more ends it at once");
    long patience = somethingToKeep ? patienceSeconds : shortPatienceSeconds;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(patience);
    try {
      while (held && System.nanoTime() < end) {
        TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (held) {
      err.println("rnn: gave up waiting after " + patience + " seconds");
      try {
        lastWords.run();
      } catch (RunException e) {
        err.println("rnn: " + e.getMessage());
      }
    }
  }
}
