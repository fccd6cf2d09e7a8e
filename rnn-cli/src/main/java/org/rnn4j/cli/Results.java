package org.rnn4j.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Standard output, in UTF-8 whatever the locale says. Knows why something could not be written,
 * which a plain stream for printing passes over.
 */
final class Results extends PrintStream {

  private final Watched watched;

  /** Prints into this stream. */
  Results(OutputStream out) {
    this(new Watched(out));
  }

  private Results(Watched watched) {
    super(watched, true, StandardCharsets.UTF_8);
    this.watched = watched;
  }

  /** The first thing that went wrong, after everything that was printed has been written. */
  Optional<IOException> failure() {
    flush();
    return Optional.ofNullable(watched.failure);
  }

  /** Whether that was no failure of ours: who read this has seen enough and is gone. */
  boolean readerIsGone() {
    return failure()
        .map(e -> String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT))
        .filter(message -> message.contains("pipe"))
        .isPresent();
  }

  private static final class Watched extends OutputStream {

    private final OutputStream out;
    private IOException failure; // null while there is none

    Watched(OutputStream out) {
      this.out = out;
    }

    private interface Action {
      void run() throws IOException;
    }

    private void watch(Action action) throws IOException {
      try {
        action.run();
      } catch (IOException e) {
        failure = failure == null ? e : failure;
        throw e;
      }
    }

    @Override
    public void write(int b) throws IOException {
      watch(() -> out.write(b));
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      watch(() -> out.write(bytes, from, count));
    }

    @Override
    public void flush() throws IOException {
      watch(out::flush);
    }

    @Override
    public void close() throws IOException {
      watch(out::close);
    }
  }
}
