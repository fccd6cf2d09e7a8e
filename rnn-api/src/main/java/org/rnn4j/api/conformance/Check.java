package org.rnn4j.api.conformance;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One thing that whatever a provider makes must fulfil. */
public final class Check {

  private final String name;
  private final String proves;
  private final Runnable body;

  /**
   * A check.
   *
   * @param name kebab-case, unique within its kit
   * @param proves what it proves, in one sentence
   * @param body throws if that is not so, {@link ConformanceException} with a reason
   */
  public Check(String name, String proves, Runnable body) {
    this.name = Objects.requireNonNull(name, "name");
    this.proves = Objects.requireNonNull(proves, "proves");
    this.body = Objects.requireNonNull(body, "body");
  }

  /** A check of every variant; a failure says of which. */
  public static <V> Check each(
      String name, String proves, Supplier<List<V>> variants, Consumer<V> body) {
    return new Check(name, proves, () -> variants.get().forEach(v -> run(v, body)));
  }

  private static <V> void run(V variant, Consumer<V> body) {
    try {
      body.accept(variant);
    } catch (RuntimeException | LinkageError | StackOverflowError e) { // of foreign code
      throw new ConformanceException("with " + variant + ": " + ConformanceException.words(e), e);
    }
  }

  /** Kebab-case, unique within the kit. */
  public String name() {
    return name;
  }

  /** What it proves, in one sentence. */
  public String proves() {
    return proves;
  }

  /**
   * Runs it; whatever is thrown by what the provider made is a failure too.
   *
   * @throws ConformanceException with the reason, if the check is not passed
   */
  public void run() {
    try {
      body.run();
    } catch (ConformanceException e) {
      throw e;
    } catch (RuntimeException | LinkageError | StackOverflowError e) { // of foreign code
      throw new ConformanceException(ConformanceException.words(e), e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
