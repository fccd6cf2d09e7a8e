package org.rnn4j.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.option.Spelling;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rnn completion SHELL}: what the shell needs to complete commands and options. */
@Command(
    name = "completion",
    description = {
      "Prints a script for the shell, which then completes commands and options.",
      "For bash and zsh: source <(rnn completion bash); for fish: rnn completion fish | source"
    })
final class CompletionCommand implements Callable<Integer> {

  private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  private final RnnCommand rnn;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
  private String shell;

  CompletionCommand(RnnCommand rnn) {
    this.rnn = rnn;
  }

  @Override
  public Integer call() {
    if (!SHELLS.contains(shell)) {
      throw new InputException(
          "", "no completion for " + Quoted.of(shell), Spelling.suggestion(shell, SHELLS));
    }
    CommandSpec root = spec.root();
    // The script of picocli for bash makes zsh understand it, if it is zsh that reads it.
    String script =
        shell.equals("fish")
            ? FishCompletion.script(root)
            : AutoComplete.bash(root.name(), root.commandLine());
    rnn.surroundings().out().print(script);
    return ExitCode.DONE;
  }
}
