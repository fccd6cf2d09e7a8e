package org.rnn4j.forecast.spec;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;
import org.rnn4j.api.spi.Registry;

/**
 * Reads an {@link ExperimentSpec}, strictly: unknown keys, keys written twice, wrong types and
 * values out of range are problems, and all of a file are reported in one go.
 *
 * <p>{@code extends: base.yaml} takes another file (relative to this one) as the base: maps are
 * laid over each other key by key, lists and single values replace. A key without a value ({@code
 * ~}, {@code null} or nothing) takes its default. Paths in {@code data} are relative to the file
 * they stand in.
 */
public final class SpecReader {

  private SpecReader() {}

  /**
   * Reads a YAML file.
   *
   * @param file the spec
   * @param overrides {@code a.b=value} each, applied over the file in order; the value is YAML, a
   *     number in the path counts list elements from 0
   * @param registry where names are looked up
   * @throws org.rnn4j.api.error.InputException with every problem of the file, each at {@code
   *     file:line:column path}
   */
  public static ExperimentSpec read(Path file, List<String> overrides, Registry registry) {
    Node.Mapping tree = tree(file, overrides);
    String fileName = file.getFileName().toString();
    return new SpecResolver(registry, new Problems())
        .resolve(tree, fileName.replaceFirst("\\.[^.]*$", ""));
  }

  /**
   * Reads a text that is to be a YAML file, and extends no other.
   *
   * @param file that it is to be, for its name, its paths and messages; it need not be there
   */
  public static ExperimentSpec read(String yaml, Path file, Registry registry) {
    Problems problems = new Problems();
    Node tree =
        YamlText.read(yaml, (line, column) -> Position.inFile(file, line, column), problems);
    problems.raise();
    String fileName = file.getFileName().toString();
    return new SpecResolver(registry, problems)
        .resolve((Node.Mapping) tree, fileName.replaceFirst("\\.[^.]*$", ""));
  }

  private static Node.Mapping tree(Path file, List<String> overrides) {
    Problems problems = new Problems();
    Node tree = new SpecFile(problems).read(file);
    problems.raise();
    Path directory = Position.inFile(file, 1, 1).directory();
    for (String override : overrides) {
      tree = overridden(tree, override, directory, problems);
    }
    problems.raise();
    return (Node.Mapping) tree;
  }

  /**
   * Says where in a file the problems are that came up only when spec and data met: a problem whose
   * place is a path of keys, such as {@code data.split} or {@code model.layers.0}, gets the
   * position of that value or of the nearest one above it that the file has. Other problems stay as
   * they are.
   *
   * @param file as given to {@link #read(Path, List, Registry)}, like the overrides
   */
  public static InputException locate(InputException e, Path file, List<String> overrides) {
    try {
      Node tree = tree(file, overrides);
      return new InputException(e.problems().stream().map(p -> located(p, tree)).toList());
    } catch (InputException unreadable) {
      return e;
    }
  }

  private static Problem located(Problem problem, Node tree) {
    Place where = problem.where();
    if (!where.written().isEmpty()) {
      return problem;
    }
    Optional<Position> position = Optional.empty();
    Optional<Node> node = Optional.of(tree);
    for (Place.Step step : where.steps()) {
      node = node.flatMap(n -> child(n, step));
      if (node.isPresent()) {
        position = node.map(Node::position);
      }
    }
    return position.map(p -> problem.at(p.place(where))).orElse(problem);
  }

  private static Optional<Node> child(Node node, Place.Step step) {
    if (node instanceof Node.Mapping mapping && step instanceof Place.Name name) {
      return Optional.ofNullable(mapping.entries().get(name.name())).map(Node.Entry::value);
    }
    return node instanceof Node.Sequence list && step instanceof Place.Index index
        ? list.items().stream().skip(index.index()).findFirst()
        : Optional.empty();
  }

  /**
   * Reads a spec that a program has put together: maps, lists, texts, numbers and booleans as they
   * would stand in the file.
   *
   * @param tree value by key
   * @param directory that relative paths start from
   * @throws org.rnn4j.api.error.InputException with every problem, each at its path
   * @throws IllegalArgumentException for a value that no file could hold
   */
  public static ExperimentSpec read(Map<String, ?> tree, Path directory, Registry registry) {
    Node root = Tree.of(tree, Position.inProgram(directory));
    return new SpecResolver(registry, new Problems()).resolve((Node.Mapping) root, "experiment");
  }

  /**
   * Reads the model part of a spec, as {@link ModelSpec#tree} gave it.
   *
   * @throws org.rnn4j.api.error.InputException with every problem, each at its path
   */
  public static ModelSpec model(Map<String, ?> tree, Registry registry) {
    Problems problems = new Problems();
    Node root = Tree.of(Map.of(ModelReader.MODEL.name(), tree), Position.inProgram(Path.of("")));
    Section section =
        new Section((Node.Mapping) root, Place.none(), problems, SpecResolver.EXPERIMENT);
    Optional<ModelSpec> model =
        new ModelReader(new Components(registry, problems), problems).read(section);
    problems.raise();
    return model.orElseThrow();
  }

  /**
   * Reads something chosen by name, as {@link ComponentSpec#tree} gave it.
   *
   * @throws org.rnn4j.api.error.InputException with every problem, each at its path
   */
  public static ComponentSpec component(
      Kind<? extends Provider<?>> kind, Object tree, Registry registry) {
    Problems problems = new Problems();
    Node node = Tree.of(tree, Position.inProgram(Path.of("")));
    Optional<ComponentSpec> component =
        new Components(registry, problems).read(kind, node, Place.of(kind.name()));
    problems.raise();
    return component.orElseThrow();
  }

  /**
   * Reads what columns are scaled by, as {@link ScalerSpec#tree} gave it.
   *
   * @throws org.rnn4j.api.error.InputException with every problem, each at its path
   */
  public static ScalerSpec scaler(Object tree, Registry registry) {
    Problems problems = new Problems();
    String key = ScalerReader.SCALER.name();
    Node root = Tree.of(Collections.singletonMap(key, tree), Position.inProgram(Path.of("")));
    Section section =
        new Section((Node.Mapping) root, Place.none(), problems, SpecResolver.EXPERIMENT);
    Optional<ScalerSpec> scaler =
        new ScalerReader(new Components(registry, problems), problems)
            .read(section, Optional.empty());
    problems.raise();
    return scaler.orElseThrow(
        () -> new InputException(Place.of(key), "missing", "expected a scaler"));
  }

  private static Node overridden(Node tree, String override, Path directory, Problems problems) {
    int equals = override.indexOf('=');
    String key = equals < 0 ? override.strip() : override.substring(0, equals).strip();
    Position position = Position.override(key, directory);
    List<String> path = List.of(key.split("\\.", -1));
    if (equals < 0 || path.contains("")) {
      problems.add(
          Position.override(override, directory),
          Place.none(),
          "this is not an override",
          "expected a.b=value, for example training.epochs=5");
      return tree;
    }
    if (path.size() > YamlText.DEEPEST) {
      problems.add(
          position,
          Place.none(),
          "nested deeper than " + YamlText.DEEPEST + " levels",
          "no key lies so deep");
      return tree;
    }
    if (path.get(0).equals(SpecResolver.EXTENDS.name())) {
      problems.add(
          position, Place.none(), "'extends' cannot be overridden", "write a spec that extends it");
      return tree;
    }
    int before = problems.count();
    String text = override.substring(equals + 1);
    Node value =
        text.isBlank()
            ? Tree.of(null, position)
            : YamlText.read(text, (line, column) -> position, problems);
    return problems.count() > before ? tree : Tree.replace(tree, path, 0, value, problems);
  }
}
