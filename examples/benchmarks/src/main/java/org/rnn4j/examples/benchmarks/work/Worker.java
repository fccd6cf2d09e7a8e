package org.rnn4j.examples.benchmarks.work;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The process of a contestant: takes one order a line and answers each with one line that begins
 * with {@code @}, so that what a library prints is not taken for an answer.
 *
 * <pre>
 *   version        @ the version
 *   prepare WORK   @ ready PARAMETERS   or   @ cannot
 *   run STEPS      @ ran SECONDS LOSS
 *   close          @ closed
 *   memory         @ memory KILOBYTES   at its peak
 * </pre>
 */
public final class Worker {

  private final Contestant contestant;
  private Optional<Task> task = Optional.empty();

  private Worker(Contestant contestant) {
    this.contestant = contestant;
  }

  /**
   * Answers until the orders end.
   *
   * @param args the contestant's class and how many threads it may use
   */
  public static void main(String[] args) throws IOException, ReflectiveOperationException {
    PrintStream answers = System.out;
    System.setOut(System.err); // for libraries that print
    Contestant contestant =
        Class.forName(args[0]).asSubclass(Contestant.class).getConstructor().newInstance();
    contestant.threads(Integer.parseInt(args[1]));
    Worker worker = new Worker(contestant);
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      String answer;
      try {
        answer = worker.answer(order.split(" "));
      } catch (IOException | RuntimeException | LinkageError e) {
        e.printStackTrace();
        answer = "failed " + e;
      }
      answers.println("@ " + answer.replace('\n', ' '));
      answers.flush();
    }
    Runtime.getRuntime().halt(0); // some native libraries do not end by themselves
  }

  private String answer(String[] order) throws IOException {
    return switch (order[0]) {
      case "version" -> contestant.version();
      case "prepare" -> {
        close();
        task = contestant.prepare(Works.named(order[1]));
        yield task.map(t -> "ready " + t.parameters()).orElse("cannot");
      }
      case "run" -> {
        Task ready = task.orElseThrow(() -> new IllegalStateException("nothing is prepared"));
        long started = System.nanoTime();
        double loss = ready.run(Integer.parseInt(order[1]));
        yield "ran " + (System.nanoTime() - started) / 1e9 + " " + loss;
      }
      case "close" -> {
        close();
        yield "closed";
      }
      case "memory" -> "memory " + peakKilobytes();
      default -> throw new IllegalArgumentException("unknown order " + order[0]);
    };
  }

  private void close() {
    task.ifPresent(Task::close);
    task = Optional.empty();
  }

  private static long peakKilobytes() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0L);
    }
  }
}
