package org.rnn4j.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code rnn plugins}: what a spec can name. */
@Command(
    name = "plugins",
    description = "Lists what a spec can name, or shows one of them.",
    footer = {
      "",
      "Every jar in the plugin folder is code that runs at every command, with all the rights of"
          + " whoever gives the command: the folder is the boundary of trust. Put nothing into it"
          + " that you would not run yourself."
    })
final class PluginsCommand implements Callable<Integer> {

  private final RnnCommand rnn;

  PluginsCommand(RnnCommand rnn) {
    this.rnn = rnn;
  }

  @Override
  public Integer call() {
    return new ListCommand(rnn).call();
  }

  /** {@code rnn plugins list}. */
  @Command(name = "list", description = "Lists everything a spec can name, and which jar it is in.")
  static final class ListCommand implements Callable<Integer> {

    private final RnnCommand rnn;

    ListCommand(RnnCommand rnn) {
      this.rnn = rnn;
    }

    @Override
    public Integer call() {
      PluginTable.lines(rnn.registry(), Page.columns()).forEach(rnn.surroundings().out()::println);
      return ExitCode.DONE;
    }
  }

  /** {@code rnn plugins show KIND/NAME}. */
  @Command(
      name = "show",
      description = {
        "Shows what one does: equations, options, an example.",
        "spec/experiment is the spec itself: its keys and sections."
      })
  static final class ShowCommand implements Callable<Integer> {

    private final RnnCommand rnn;

    @Parameters(
        paramLabel = "KIND/NAME",
        description = "For example cell/lstm or spec/training; the name alone where it is unique.")
    private String name;

    ShowCommand(RnnCommand rnn) {
      this.rnn = rnn;
    }

    @Override
    public Integer call() {
      Shelf shelf = new Shelf(rnn.registry());
      int slash = name.indexOf('/');
      List<String> lines =
          slash < 0
              ? shelf.page(name)
              : shelf.page(name.substring(0, slash), name.substring(slash + 1));
      Page.print(rnn.surroundings().out(), lines);
      return ExitCode.DONE;
    }
  }
}
