/**
 * The command {@code rnn}: everything about a process. Arguments, files, the plugin folder,
 * progress, exit codes; what an experiment is lives in {@code org.rnn4j.forecast}.
 */
module org.rnn4j.cli {
  requires info.picocli;
  requires jdk.unsupported; // sun.misc.Signal, for a second Ctrl-C
  requires java.logging; // warnings of libraries go to stderr in one line
  requires org.rnn4j.api;
  requires org.rnn4j.cells; // the conformance kits of cells and normalizers, a layer's options
  requires org.rnn4j.forecast;

  opens org.rnn4j.cli to
      info.picocli; // sets the fields of commands
}
