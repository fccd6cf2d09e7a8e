package org.rnn4j.examples.benchmarks.runner;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The process of a contestant, which waits for orders between them. */
final class WorkerProcess implements AutoCloseable {

  /** What one order to run took. */
  record Run(double seconds, double loss) {}

  /** The contestant broke down; not for work that it cannot do. */
  static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Broken(String message) {
      super(message);
    }
  }

  private final String name;
  private final Process process;
  private final BufferedWriter orders;
  private final BufferedReader answers;

  WorkerProcess(Entrant entrant, int threads, Path benchmarks) {
    name = entrant.name();
    try {
      process = entrant.process(benchmarks, threads).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    orders =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  String version() {
    return ask("version");
  }

  /** Parameters of the model made ready; negative where the contestant cannot do the work. */
  long prepare(String work) {
    String answer = ask("prepare " + work);
    return answer.startsWith("ready ") ? Long.parseLong(answer.substring(6)) : -1;
  }

  Run run(int steps) {
    String[] answer = ask("run " + steps).split(" ");
    return new Run(Double.parseDouble(answer[1]), Double.parseDouble(answer[2]));
  }

  void finish() {
    ask("close");
  }

  double peakMegabytes() {
    return Long.parseLong(ask("memory").split(" ")[1]) / 1024.0;
  }

  private String ask(String order) {
    try {
      orders.write(order);
      orders.newLine();
      orders.flush();
      String answer = answers.readLine();
      while (answer != null && !answer.startsWith("@ ")) { // a library's own words
        answer = answers.readLine();
      }
      if (answer == null || answer.startsWith("@ failed")) {
        throw new Broken(name + ", " + order + ": " + answer + "; see its log in target");
      }
      return answer.substring(2);
    } catch (IOException e) {
      throw new Broken(name + ", " + order + ": " + e);
    }
  }

  @Override
  public void close() {
    try {
      orders.close(); // ends it
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
