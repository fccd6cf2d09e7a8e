package org.rnn4j.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.option.Spelling;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.spec.SpecSection;

/** Everything that has a page: providers by kind, sections of the spec. */
final class Shelf {

  private final Registry registry;

  Shelf(Registry registry) {
    this.registry = registry;
  }

  /**
   * The page of a kind's name.
   *
   * @throws InputException if there is no such kind or name, with the nearest one
   */
  List<String> page(String kind, String name) {
    return switch (kind.toLowerCase(Locale.ROOT)) {
      case SpecPage.KIND -> SpecPage.lines(name);
      default -> providerPage(kind(kind), name);
    };
  }

  /**
   * The page of a name that only one kind has.
   *
   * @throws InputException if there is none, with the nearest one, or several, with their kinds
   */
  List<String> page(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    if (wanted.equals(SpecPage.KIND)) {
      return page(SpecPage.KIND, SpecSection.all().get(0).name());
    }
    List<String> places =
        kinds().stream()
            .filter(kind -> names(kind).contains(wanted))
            .map(kind -> kind + "/" + wanted)
            .toList();
    if (places.size() > 1) {
      throw new InputException(
          "",
          Quoted.of(name) + " is the name of more than one thing",
          "say which: " + String.join(", ", places));
    }
    if (places.isEmpty() && SpecPage.hasKey(wanted)) {
      return page(SpecPage.KIND, wanted);
    }
    if (places.isEmpty()) {
      throw unknown(name);
    }
    String place = places.get(0);
    return page(place.substring(0, place.indexOf('/')), wanted);
  }

  private InputException unknown(String name) {
    List<String> all = kinds().stream().flatMap(kind -> names(kind).stream()).distinct().toList();
    String nearest =
        Kind.all().stream()
            .filter(kind -> registry.meant(kind, name).isPresent())
            .filter(kind -> Spelling.nearest(name, registry.names(kind)).isEmpty())
            .map(kind -> kind + "/" + registry.meant(kind, name).get())
            .findFirst() // by what it is called elsewhere
            .or(() -> Spelling.nearest(name, all))
            .map(n -> "did you mean " + Quoted.of(n) + "? ")
            .orElse("");
    return new InputException(
        "",
        "there is nothing called " + Quoted.of(name),
        nearest + "rnn plugins list shows what there is");
  }

  private static List<String> kinds() {
    List<String> kinds = new ArrayList<>(Kind.all().stream().map(Kind::name).toList());
    kinds.add(SpecPage.KIND);
    return kinds;
  }

  private List<String> names(String kind) {
    return switch (kind) {
      case SpecPage.KIND -> SpecSection.all().stream().map(SpecSection::name).toList();
      default -> registry.names(kind(kind));
    };
  }

  private static Kind<?> kind(String name) {
    return Kind.all().stream()
        .filter(kind -> kind.name().equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "", "unknown kind " + Quoted.of(name), Spelling.suggestion(name, kinds())));
  }

  // Names are of small letters; that of a module need not be.
  private <P extends Provider<?>> List<String> providerPage(Kind<P> kind, String name) {
    int slash = name.lastIndexOf('/') + 1;
    String wanted = name.substring(0, slash) + name.substring(slash).toLowerCase(Locale.ROOT);
    return ProviderPage.lines(kind, registry.findEntry(kind, wanted), registry);
  }
}
