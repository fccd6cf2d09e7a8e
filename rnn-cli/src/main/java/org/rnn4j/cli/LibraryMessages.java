package org.rnn4j.cli;

import java.io.PrintStream;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.rnn4j.forecast.run.RunFolder;

/**
 * What libraries log, one line each: warnings of all of them and notes of this project's own go to
 * stderr, and into the log of the run while there is one.
 */
final class LibraryMessages extends Handler {

  private static final String OWN = "org.rnn4j.";

  // Held, because the log manager itself holds loggers weakly.
  private static final Logger ROOT = Logger.getLogger("");

  private final PrintStream err;
  private volatile boolean notesShown = true;
  private volatile Optional<RunFolder> folder = Optional.empty();

  private LibraryMessages(PrintStream err) {
    this.err = err;
  }

  /** Sends them to this stream from now on, and nowhere else. */
  static LibraryMessages to(PrintStream err) {
    LibraryMessages messages = new LibraryMessages(err);
    LogManager.getLogManager().reset();
    ROOT.setLevel(Level.INFO);
    ROOT.addHandler(messages);
    return messages;
  }

  /** Keeps notes off stderr. */
  void hideNotes() {
    notesShown = false;
  }

  /** Sends them into the log of a run too. */
  void alsoInto(RunFolder run) {
    folder = Optional.of(run);
  }

  @Override
  public void publish(LogRecord record) {
    boolean warning = record.getLevel().intValue() >= Level.WARNING.intValue();
    String logger = record.getLoggerName();
    if (!warning && (logger == null || !logger.startsWith(OWN))) {
      return;
    }
    String line = (warning ? "warning: " : "") + new SimpleFormatter().formatMessage(record);
    folder.ifPresent(run -> run.log(line));
    if (warning || notesShown) {
      err.println(line);
    }
  }

  @Override
  public void flush() {
    err.flush();
  }

  @Override
  public void close() {}
}
