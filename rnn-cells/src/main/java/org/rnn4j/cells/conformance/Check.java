package org.rnn4j.cells.conformance;

/** One thing that a provider's cells must fulfil. */
public final class Check {

  private final String name;
  private final String proves;
  private final Runnable body;

  Check(String name, String proves, Runnable body) {
    this.name = name;
    this.proves = proves;
    this.body = body;
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
   * Runs it; whatever the cell throws is a failure too.
   *
   * @throws ConformanceException with the reason, if the cell does not pass
   */
  public void run() {
    try {
      body.run();
    } catch (ConformanceException e) {
      throw e;
    } catch (RuntimeException | LinkageError | StackOverflowError e) { // of a foreign cell
      throw new ConformanceException(Subject.words(e), e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
