package org.rnn4j.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The completions of a command for the shell fish, which picocli has none for. */
final class FishCompletion {

  private final String command;
  private final StringBuilder script = new StringBuilder();

  private FishCompletion(String command) {
    this.command = command;
  }

  /** A script that fish can source. */
  static String script(CommandSpec root) {
    FishCompletion completion = new FishCompletion(root.name());
    completion.add(root, "__fish_use_subcommand");
    return completion.script.toString();
  }

  private void add(CommandSpec spec, String where) {
    for (Map.Entry<String, CommandLine> sub : spec.subcommands().entrySet()) {
      CommandSpec below = sub.getValue().getCommandSpec();
      line(where, " -f -a " + quoted(sub.getKey()), below.usageMessage().description());
      String inside = "__fish_seen_subcommand_from " + sub.getKey();
      boolean nested = where.startsWith("__fish_seen");
      add(below, nested ? where + "; and " + inside : inside);
    }
    for (OptionSpec option : spec.options()) {
      StringBuilder names = new StringBuilder();
      for (String name : option.names()) {
        names.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.charAt(1));
      }
      line(where, names + (option.arity().max() > 0 ? " -r" : ""), option.description());
    }
  }

  private void line(String where, String what, String... description) {
    String first = description.length == 0 ? "" : description[0];
    script.append("complete -c ").append(command).append(" -n ").append(quoted(where)).append(what);
    script.append(" -d ").append(quoted(first)).append('\n');
  }

  // Of fish: between single quotes a backslash stands before itself and before a quote.
  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
