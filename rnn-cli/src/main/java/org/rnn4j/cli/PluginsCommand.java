package org.rnn4j.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.option.Spelling;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;
import org.rnn4j.api.spi.Registry;
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
      PluginTable.lines(rnn.registry()).forEach(rnn.surroundings().out()::println);
      return ExitCode.DONE;
    }
  }

  /** {@code rnn plugins show KIND/NAME}. */
  @Command(name = "show", description = "Shows what one does: equations, options, an example.")
  static final class ShowCommand implements Callable<Integer> {

    private final RnnCommand rnn;

    @Parameters(paramLabel = "KIND/NAME", description = "For example cell/lstm.")
    private String name;

    ShowCommand(RnnCommand rnn) {
      this.rnn = rnn;
    }

    @Override
    public Integer call() {
      int slash = name.indexOf('/');
      if (slash < 0) {
        throw new InputException(
            "", Quoted.of(name) + " is not of the form KIND/NAME", "for example cell/lstm");
      }
      String kind = name.substring(0, slash);
      String rest = name.substring(slash + 1);
      List<String> lines =
          kind.equals(LayerPage.KIND)
              ? LayerPage.lines(rest, rnn.registry())
              : page(kind(kind), rest, rnn.registry());
      lines.forEach(rnn.surroundings().out()::println);
      return ExitCode.DONE;
    }

    private static Kind<?> kind(String name) {
      return Kind.all().stream()
          .filter(kind -> kind.name().equals(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new InputException(
                      "",
                      "unknown kind " + Quoted.of(name),
                      Spelling.suggestion(
                          name,
                          Stream.concat(
                                  Kind.all().stream().map(Kind::name), Stream.of(LayerPage.KIND))
                              .toList())));
    }

    private static <P extends Provider<?>> List<String> page(
        Kind<P> kind, String name, Registry registry) {
      return ProviderPage.lines(kind, registry.findEntry(kind, name), registry);
    }
  }
}
