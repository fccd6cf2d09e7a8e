package org.rnn4j.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** A folder with a small experiment, and the command run inside this JVM. */
abstract class CommandLineTestCase {

  static {
    System.setProperty("rnn4j.columns", "80"); // whatever the terminal that the tests run in
  }

  /** One day after the other, a weekly season, a trend and some disorder: quick to train on. */
  static final int ROWS = 80;

  static final String SPEC =
      """
      version: 1
      name: small
      seed: 7
      data:
        source: csv
        path: data.csv
        time: day
        targets: [sales]
        frequency: 1d
        season: 7
        split: {validation: 14, test: 14}
      task: {lookback: 7, horizon: 3}
      model:
        layers:
          - {cell: gru, units: 4}
      strategy: direct
      training: {optimizer: {type: adam, learning-rate: 0.01}, epochs: 3, batch-size: 16}
      baselines: [naive, seasonal-naive, linear]
      metrics: [mae, rmse]
      """;

  @TempDir Path folder;

  /** Writes the small experiment. */
  final Path writeExperiment() {
    write("data.csv", data());
    return write("spec.yaml", SPEC);
  }

  /** The spec with something else in it. */
  final Path writeSpec(String from, String to) {
    if (!SPEC.contains(from)) {
      throw new IllegalArgumentException("the spec has no " + from);
    }
    write("data.csv", data());
    return write("spec.yaml", SPEC.replace(from, to));
  }

  /** The rows of the small experiment. */
  static List<String> rows() {
    List<String> rows = new java.util.ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      int weekly = i % 7 == 6 ? 5 : i % 7;
      rows.add(LocalDate.of(2024, 1, 1).plusDays(i) + "," + (100 + i + 10 * weekly + i * 37 % 11));
    }
    return rows;
  }

  /** Header and rows. */
  static String data() {
    return "day,sales\n" + String.join("\n", rows()) + "\n";
  }

  /** Writes a file into the folder. */
  final Path write(String name, String content) {
    try {
      return Files.writeString(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the command, not on a terminal. */
  static JvmProcess.Output rnn(Object... arguments) {
    return rnn(false, arguments);
  }

  /** Runs the command after somebody has asked it to stop. */
  static JvmProcess.Output interruptedRnn(Object... arguments) {
    return rnn(true, arguments);
  }

  private static JvmProcess.Output rnn(boolean interrupted, Object[] arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JvmProcess.Output output = rnnInto(out, interrupted, arguments);
    return new JvmProcess.Output(output.code(), out.toString(StandardCharsets.UTF_8), output.err());
  }

  /** Runs the command with this as its standard output. */
  static JvmProcess.Output rnnInto(OutputStream out, Object... arguments) {
    return rnnInto(out, false, arguments);
  }

  private static JvmProcess.Output rnnInto(
      OutputStream out, boolean interrupted, Object[] arguments) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Interruption interruption = new Interruption(stream(err));
    if (interrupted) {
      interruption.request();
    }
    Surroundings surroundings =
        new Surroundings(new Results(out), stream(err), false, interruption);
    String[] texts = new String[arguments.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = arguments[i].toString();
    }
    int code = Main.run(surroundings, texts);
    return new JvmProcess.Output(code, "", err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
