package org.rnn4j.forecast.spec;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.forecast.SplitUnit;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.DataSourceProvider;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.forecast.spec.DataSpec.WrittenPath;
import org.rnn4j.forecast.spec.SpecKey.Absence;
import org.rnn4j.forecast.spec.SpecKey.Placement;
import org.rnn4j.forecast.spec.SpecSection.Layout;
import org.rnn4j.forecast.split.Period;
import org.rnn4j.forecast.split.Split;

/** Reads the section {@code data}. */
final class DataReader {

  static final SpecSection<Split> SPLIT =
      SpecSection.<Split>of(
              "split",
              "How the series are cut into training, validation and test: by counts, by fractions,"
                  + " or by dates.",
              Layout.BRACES,
              """
              data: {split: {validation: 24, test: 24}}
              data: {split: {train: 120, validation: 24, test: 24}}
              data: {split: {validation: 0.1, test: 0.1}}
              data: {split: {train-until: 1958-12, validation-until: 1959-12}}\
              """)
          .options(Split.declared(), Split::asMap);

  static final SpecKey.Chosen SOURCE =
      new SpecKey.Chosen(
          "source",
          Kind.DATA_SOURCE,
          Placement.BESIDE,
          Absence.required(),
          "Where the series come from; its options stand beside it.");

  static final SpecKey.ByName<CategorySpec> CATEGORIES =
      new SpecKey.ByName<>(
          "categories",
          CategorySpec.SECTION,
          CategorySpec.ONE_HOT,
          "a map from columns to one-hot or {embedding: 4}",
          "Which covariates are words for kinds of things, and how a network reads them.");

  static final SpecSection<DataSpec> DATA =
      SpecSection.<DataSpec>of(
              "data",
              "The series, and how they are cut.",
              Layout.LINES,
              "data: {source: csv, path: data.csv, targets: [y], split: {validation: 24, test:"
                  + " 24}}")
          .with(SOURCE, DataSpec::source)
          .beside(data -> Optional.of(data.source()))
          .maybe(BoundsReader.RANGE, data -> BoundsReader.RANGE.written(data.bounds()))
          .maybe(BoundsReader.INTEGER, data -> BoundsReader.INTEGER.written(data.bounds()))
          .maybe(CATEGORIES, data -> Optional.of(data.categories()).filter(map -> !map.isEmpty()))
          .options(Period.declared(), data -> data.period().asMap())
          .with(new SpecKey.Nested<>(SPLIT, Absence.required()), DataSpec::split);

  private final Components components;
  private final Problems problems;

  DataReader(Components components, Problems problems) {
    this.components = components;
    this.problems = problems;
  }

  /** Empty after a problem. */
  Optional<DataSpec> read(Section root) {
    Optional<Node> node = root.require(DATA.name(), "{source: ..., split: ...}");
    if (node.isEmpty()) {
      return Optional.empty();
    }
    Section section = Section.of(root, DATA);
    if (!(node.get() instanceof Node.Mapping)) {
      return Optional.empty();
    }
    int before = problems.count();
    Optional<ComponentSpec> source = components.beside(SOURCE, section);
    if (source.isEmpty()) {
      return Optional.empty();
    }
    Optional<Node> split =
        section.require(
            SPLIT.name(), "how the series are cut, for example {validation: 24, test: 24}");
    Optional<Period> period = period(section, source.get());
    TargetBounds bounds = bounds(section, source.get());
    Map<String, CategorySpec> categories = categories(section, source.get());
    section.close();
    if (problems.count() > before) {
      return Optional.empty();
    }
    DataSourceProvider provider = components.registry().find(Kind.DATA_SOURCE, source.get().type());
    SplitUnit unit = provider.splitUnit(Options.of(provider.options(), source.get().options()));
    return split
        .flatMap(s -> split(s, section, unit))
        .map(
            s ->
                located(
                    source.get(),
                    section,
                    paths(source.get()),
                    (located, files) ->
                        new DataSpec(located, files, bounds, categories, period.get(), s)));
  }

  // A source's own option goes before ours of the same name.
  private TargetBounds bounds(Section section, ComponentSpec source) {
    Set<String> own = components.optionNames(Kind.DATA_SOURCE, source.type());
    return own.contains(BoundsReader.RANGE.name()) || own.contains(BoundsReader.INTEGER.name())
        ? TargetBounds.NONE
        : new BoundsReader(problems).read(section);
  }

  private Map<String, CategorySpec> categories(Section section, ComponentSpec source) {
    Map<String, CategorySpec> categories = new LinkedHashMap<>();
    String key = CATEGORIES.name();
    if (components.optionNames(Kind.DATA_SOURCE, source.type()).contains(key)) {
      return categories;
    }
    Optional<Node> node = section.take(key).filter(n -> !Values.saysNone(n));
    if (node.isPresent() && node.get() instanceof Node.Mapping map) {
      map.entries()
          .forEach(
              (name, entry) ->
                  category(section.path(key).key(name), entry.value())
                      .ifPresent(category -> categories.put(name, category)));
    } else if (node.isPresent()) {
      section.problem(
          key,
          "a map of columns is expected here, not " + node.get().describe(),
          "write {shop-type: one-hot, region: {embedding: 4}}, for example");
    }
    return categories;
  }

  private Optional<CategorySpec> category(Place place, Node node) {
    if (node instanceof Node.Scalar word && word.text().equals(CategorySpec.ONE_HOT)) {
      return Optional.of(CategorySpec.oneHot());
    }
    if (node instanceof Node.Mapping map) {
      int before = problems.count();
      CategorySpec category =
          CategorySpec.read(new Section(map, place, problems, CategorySpec.SECTION));
      return problems.count() > before ? Optional.empty() : Optional.of(category);
    }
    problems.add(
        node.position(),
        place,
        node.describe() + " is not valid",
        "expected " + CategorySpec.ONE_HOT + ", or {embedding: 4}");
    return Optional.empty();
  }

  // A source's own option goes before ours of the same name.
  private Optional<Period> period(Section section, ComponentSpec source) {
    Set<String> taken = components.optionNames(Kind.DATA_SOURCE, source.type());
    List<Optional<String>> bounds =
        Period.declared().stream()
            .map(o -> taken.contains(o.name()) ? Optional.<String>empty() : section.read(o))
            .toList();
    try {
      return Optional.of(Period.of(bounds.get(0), bounds.get(1)));
    } catch (InputException e) {
      section.problems(e);
      return Optional.empty();
    }
  }

  private Optional<Split> split(Node node, Section section, SplitUnit unit) {
    if (!(node instanceof Node.Mapping mapping)) {
      section.problem(
          SPLIT.name(),
          "a map is expected here, not " + node.describe(),
          "write {validation: 24, test: 24}, for example");
      return Optional.empty();
    }
    Map<String, Object> values = new LinkedHashMap<>();
    Section split = new Section(mapping, section.path(SPLIT.name()), problems, SPLIT);
    int before = problems.count();
    for (Option<?> part : Split.declared()) {
      split.read(part).ifPresent(value -> values.put(part.name(), whole(value)));
    }
    split.close();
    if (problems.count() > before) {
      return Optional.empty();
    }
    try {
      return Optional.of(Split.of(values, unit));
    } catch (InputException e) {
      split.problems(e);
      return Optional.empty();
    }
  }

  // Counts stay whole, so that messages show them as they were written.
  private static Object whole(Object value) {
    return value instanceof Double number && number == Math.rint(number) && number <= 1e15
        ? (Object) number.longValue()
        : value;
  }

  private List<String> paths(ComponentSpec source) {
    return components.registry().find(Kind.DATA_SOURCE, source.type()).options().stream()
        .filter(option -> option.type() == Option.Type.PATH)
        .map(Option::name)
        .filter(source.options()::containsKey)
        .toList();
  }

  /** The files located, each from the file that it was written in. */
  private static DataSpec located(
      ComponentSpec source,
      Section section,
      List<String> names,
      BiFunction<ComponentSpec, Map<String, WrittenPath>, DataSpec> spec) {
    Map<String, Object> options = new LinkedHashMap<>(source.options());
    Map<String, WrittenPath> files = new LinkedHashMap<>();
    for (String name : names) {
      Path written = Path.of(options.get(name).toString());
      Path directory =
          section.take(name).map(Node::position).orElse(section.position()).directory();
      options.put(name, directory.resolve(written).normalize().toString());
      files.put(name, written.isAbsolute() ? WrittenPath.ABSOLUTE : WrittenPath.RELATIVE);
    }
    return spec.apply(new ComponentSpec(source.type(), options), files);
  }
}
