package org.rnn4j.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rnn4j.forecast.spec.SpecSchema;
import org.rnn4j.forecast.text.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rnn schema}: what an editor checks and completes a spec by. */
@Command(
    name = "schema",
    description = {
      "Prints the JSON Schema (draft 2020-12) of a spec, with all installed plugins.",
      "An editor with the YAML language server goes by it where a spec's first line says",
      "# yaml-language-server: $schema=FILE, the file being relative to the spec."
    })
final class SchemaCommand implements Callable<Integer> {

  private final RnnCommand rnn;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where the schema goes; otherwise to stdout. A file that exists is kept.")
  private Path output;

  @Option(names = "--overwrite", description = "An existing --output is overwritten.")
  private boolean overwrite;

  SchemaCommand(RnnCommand rnn) {
    this.rnn = rnn;
  }

  @Override
  public Integer call() {
    Optional<OutputFile> file =
        Optional.ofNullable(output)
            .map(
                named ->
                    OutputFile.of(
                        named,
                        overwrite ? OutputFile.Existing.OVERWRITTEN : OutputFile.Existing.KEPT));
    String text = Json.write(SpecSchema.of(rnn.registry()));
    file.ifPresentOrElse(
        f -> f.write(text, rnn.surroundings()), () -> rnn.surroundings().out().print(text));
    return ExitCode.DONE;
  }
}
