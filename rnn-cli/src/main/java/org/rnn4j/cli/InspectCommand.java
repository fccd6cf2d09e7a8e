package org.rnn4j.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.draft.SpecDraft;
import org.rnn4j.forecast.experiment.Inspection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code rnn inspect}: what is found of the data of a spec, or of a file without one. */
@Command(
    name = "inspect",
    description = {
      "Looks at the data of a spec, or of a file that has none yet: what was read, inferred,"
          + " filled in and left out; columns, season, gaps, outliers, and how validation and test"
          + " differ from training.",
      "Of a file alone, in the place of SPEC, it tells which column is what, as 'rnn init' does.",
      "Nothing is trained. A run writes the same into data-report.json."
    })
final class InspectCommand implements Callable<Integer> {

  private final RnnCommand rnn;

  @Mixin private SpecArguments spec;

  InspectCommand(RnnCommand rnn) {
    this.rnn = rnn;
  }

  @Override
  public Integer call() {
    Registry registry = rnn.registry();
    PrintStream out = rnn.surroundings().out();
    if (!spec.isYaml()) {
      rnn.libraryMessages().hideNotes();
      out.print(SpecDraft.inspect(spec.file(), registry).text());
      return ExitCode.DONE;
    }
    rnn.libraryMessages().hideNotes(); // they are in the report
    Inspection found = spec.locating(() -> spec.read(registry).inspect());
    found.warnings().forEach(w -> rnn.surroundings().err().println("warning: " + spec.located(w)));
    found.data().forEach(line -> out.print(line + "\n"));
    out.print("\n" + found.profile().text());
    return ExitCode.DONE;
  }
}
