package org.rnn4j.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.rnn4j.forecast.draft.SpecDraft;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rnn init}: a spec for a data file. */
@Command(
    name = "init",
    description = {
      "Looks at a file of CSV or JSON lines and writes a spec for it that runs as it is, with"
          + " comments: which column is what, how the series are cut, what is forecast from what, a"
          + " network that suits the data, and the baselines it must beat.",
      "What the file cannot say (which column is to be forecast) is asked on a terminal; elsewhere"
          + " the likeliest is taken, which the spec says."
    })
final class InitCommand implements Callable<Integer> {

  private final RnnCommand rnn;

  @Parameters(paramLabel = "FILE", description = "The data, CSV with a header or .jsonl.")
  private Path file;

  @Option(
      names = "--out",
      paramLabel = "SPEC",
      description = {
        "Where the spec goes; otherwise FILE's name with .yaml, in this folder.",
        "A file that exists is kept."
      })
  private Path out;

  InitCommand(RnnCommand rnn) {
    this.rnn = rnn;
  }

  @Override
  public Integer call() {
    Path spec = out == null ? Path.of(stem(file) + ".yaml") : out;
    OutputFile output = OutputFile.of(spec, OutputFile.Existing.KEPT);
    rnn.libraryMessages().hideNotes(); // they are in the spec
    SpecDraft draft = SpecDraft.of(file, spec, rnn.registry(), Terminal.asker(rnn.surroundings()));
    output.write(draft.yaml(), rnn.surroundings());
    PrintStream err = rnn.surroundings().err();
    err.println(spec + " forecasts '" + draft.target() + "'; run it with: rnn run " + spec);
    return ExitCode.DONE;
  }

  private static String stem(Path file) {
    String name = file.getFileName().toString();
    int dot = name.indexOf('.', 1);
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
