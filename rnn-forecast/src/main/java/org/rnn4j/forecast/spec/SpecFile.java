package org.rnn4j.forecast.spec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.error.Quoted;

/** Reads a spec's file and the files it extends into one tree. */
final class SpecFile {

  private static final Place EXTENDS = Place.of(SpecResolver.EXTENDS.name());

  private static final long LARGEST_BYTES = 1 << 20;
  private static final int DEEPEST = 20;
  private static final int LONGEST_PATH = 400; // characters that a message shows

  private final Problems problems;

  SpecFile(Problems problems) {
    this.problems = problems;
  }

  /** The tree of a file, laid over what it extends. */
  Node read(Path file) {
    return read(file, Position.inFile(file, 1, 1), Place.none(), new ArrayList<>());
  }

  private Node read(Path file, Position namedAt, Place namedAs, List<Path> chain) {
    Node empty = new Node.Mapping(Map.of(), Position.inFile(file, 1, 1));
    Path identity = file.toAbsolutePath().normalize();
    if (chain.contains(identity)) {
      String circle =
          chain.subList(chain.indexOf(identity), chain.size()).stream()
              .map(p -> p.getFileName().toString())
              .collect(Collectors.joining(" -> "));
      problems.add(
          namedAt,
          namedAs,
          "the files extend each other in a circle: " + circle + " -> " + file.getFileName(),
          "remove one of the 'extends'");
      return empty;
    }
    if (chain.size() == DEEPEST) {
      problems.add(
          namedAt,
          namedAs,
          "the files extend each other more than " + DEEPEST + " deep",
          "put what they share into one file");
      return empty;
    }
    chain.add(identity);
    int before = problems.count();
    String text = text(file, namedAt, namedAs);
    if (problems.count() > before) {
      return empty;
    }
    Node node =
        YamlText.read(text, (line, column) -> Position.inFile(file, line, column), problems);
    if (!(node instanceof Node.Mapping map)) {
      problems.add(
          node.position(),
          Place.none(),
          "a spec is a map of keys and values, not "
              + (node instanceof Node.Sequence ? "a list" : "a single text"),
          namedAs.steps().isEmpty() ? "" : "name a spec in 'extends'");
      return empty;
    }
    return map.entries().containsKey(EXTENDS.path()) ? extended(file, map, chain) : map;
  }

  private Node extended(Path file, Node.Mapping map, List<Path> chain) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>(map.entries());
    Node base = entries.remove(EXTENDS.path()).value();
    Node.Mapping rest = new Node.Mapping(entries, map.position());
    if (base instanceof Node.Scalar scalar) {
      if (scalar.isNull() || (scalar.plain() && Values.saysNone(scalar))) {
        return rest;
      }
      try {
        Path other = file.resolveSibling(scalar.text());
        return Tree.overlay(read(other, base.position(), EXTENDS, chain), rest);
      } catch (InvalidPathException e) {
        // reported below
      }
    }
    problems.add(
        base.position(), EXTENDS, base.describe() + " is not valid", "expected the path of a spec");
    return rest;
  }

  private String text(Path file, Position namedAt, Place namedAs) {
    try {
      if (!Files.isRegularFile(file)) {
        boolean folder = Files.isDirectory(file);
        problem(file, namedAt, namedAs, folder ? "is a folder" : "there is no such file");
        return "";
      }
      if (Files.size(file) > LARGEST_BYTES) {
        problem(file, namedAt, namedAs, "is larger than a spec may be (1 MiB)");
        return "";
      }
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text; // a byte order mark says nothing
    } catch (CharacterCodingException e) {
      problem(file, namedAt, namedAs, "is not a text in UTF-8");
    } catch (IOException e) {
      problem(file, namedAt, namedAs, "cannot be read: " + e.getMessage());
    }
    return "";
  }

  // What was written after 'extends' may be anything.
  private static String shown(Path file) {
    String text = file.toString();
    return text.length() <= LONGEST_PATH ? text : Quoted.of(text);
  }

  private void problem(Path file, Position namedAt, Place namedAs, String message) {
    if (namedAs.steps().isEmpty()) {
      problems.add(
          new Position(file.toString(), file),
          Place.none(),
          message,
          "give the path of a YAML file");
    } else {
      problems.add(
          namedAt,
          namedAs,
          shown(file) + ": " + message,
          "the path is relative to the file it stands in");
    }
  }
}
