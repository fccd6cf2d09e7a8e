package org.rnn4j.forecast.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who runs here: what tells a run that goes on from one that was killed. */
public final class ThisProcess {

  private static final Path LINUX_HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  private ThisProcess() {}

  /** For {@code run.json}: the number of the process and the name of the machine. */
  public static Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", ProcessHandle.current().pid());
    tree.put("host", host());
    return tree;
  }

  /** The name of this machine. */
  public static String host() {
    return Stream.of(kernelHost(), variable("HOSTNAME"), variable("COMPUTERNAME"))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(ThisProcess::networkHost);
  }

  private static Optional<String> kernelHost() {
    try {
      return Optional.of(Files.readString(LINUX_HOST_NAME).strip()).filter(h -> !h.isEmpty());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> variable(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(h -> !h.isBlank());
  }

  // Last, because it may wait for a name server.
  private static String networkHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  /** Whether a process of this machine that was there at that time is there still. */
  public static boolean isAlive(long id, Instant then) {
    return ProcessHandle.of(id)
        .filter(ProcessHandle::isAlive)
        .flatMap(p -> p.info().startInstant())
        .filter(started -> !started.isAfter(then))
        .isPresent();
  }
}
