package org.rnn4j.forecast.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.error.InputException;
import org.rnn4j.forecast.machine.ThisProcess;
import org.rnn4j.forecast.text.Json;

/**
 * A run that a folder holds and that did not end: it goes on, or it was killed.
 *
 * @param id of its process
 * @param host where that is
 * @param started when
 */
record EarlierRun(long id, String host, Instant started) {

  /** Of a folder; empty where there is none, or it has ended. */
  static Optional<EarlierRun> in(Path folder) {
    Path file = folder.resolve(RunFolder.RUN);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      Map<String, Object> run = Json.read(file);
      if ("running".equals(run.get("status"))
          && run.get("process") instanceof Map<?, ?> process
          && process.get("id") instanceof Number id
          && process.get("host") instanceof String host
          && run.get("started") instanceof String started) {
        return Optional.of(new EarlierRun(id.longValue(), host, Instant.parse(started)));
      }
      return Optional.empty();
    } catch (InputException | DateTimeException e) {
      return Optional.empty(); // nothing that a run of this program wrote
    }
  }

  /** What has become of it. */
  String sentence() {
    String process = "process " + id + " on " + host + ", started " + started;
    if (!host.equals(ThisProcess.host())) {
      return "a run began there that has not ended, or was killed (" + process + ")";
    }
    return ThisProcess.isAlive(id, started)
        ? "a run is going on there (" + process + ")"
        : "a run was killed there (" + process + ")";
  }
}
