package org.rnn4j.forecast.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.option.Option;

/** Turns what was written into the value that an option expects. */
final class Values {

  // Digits are those of ASCII. A leading zero is none: 010 was 8 in YAML 1.1, and [1,000] has two.
  private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?((0|[1-9][0-9]*)(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?");
  private static final Pattern IN_GROUPS =
      Pattern.compile("[-+]?[1-9][0-9]{0,2}([,_ '][0-9]{3})+(\\.[0-9]+)?");
  private static final Pattern OFF = Pattern.compile("(?i)none|off|false|no|n");
  private static final Pattern WITH_COMMA = Pattern.compile("[-+]?[0-9]+,[0-9]+");
  private static final Pattern SEPARATED =
      Pattern.compile("[-+]?[0-9][0-9,_ '.]*[,_ '][0-9,_ '.]*");

  private Values() {}

  /** The option's value; empty after a problem. */
  static <T> Optional<T> read(Option<T> option, Node node, Place path, Problems problems) {
    boolean list =
        switch (option.type()) {
          case TEXTS, TEXT_OR_TEXTS, DECIMALS -> true;
          default -> false;
        };
    if (list && node instanceof Node.Sequence items) {
      int before = problems.count();
      for (int i = 0; i < items.items().size(); i++) {
        readItem(option, items.items().get(i), path.index(i), problems);
      }
      if (problems.count() > before) {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(option.accept(plain(option.type(), node)));
    } catch (InputException | NumberFormatException e) {
      problems.add(
          node.position(),
          path,
          node.describe() + " is not valid",
          "expected " + option.expected() + hint(option, node));
      return Optional.empty();
    }
  }

  // Looks at one item, so that a problem has its place.
  private static void readItem(Option<?> option, Node item, Place path, Problems problems) {
    boolean texts = option.type() != Option.Type.DECIMALS;
    boolean right =
        item instanceof Node.Scalar scalar
            && (texts ? !scalar.isNull() : scalar(Option.Type.DECIMAL, scalar) instanceof Double);
    if (!right) {
      String hint = "";
      if (item instanceof Node.Scalar scalar) {
        hint = texts ? unquotedNull(scalar) : numberHint(scalar);
      }
      problems.add(
          item.position(),
          path,
          item.describe() + " is not valid",
          "expected " + option.expected() + hint);
    }
  }

  /** What to do where a text was meant and YAML sees nothing; empty where it does not. */
  static String unquotedNull(Node.Scalar scalar) {
    return scalar.isNull() && !scalar.text().isEmpty()
        ? "; a name '"
            + scalar.text()
            + "' is written in quotes, as without it says that there is"
            + " none"
        : "";
  }

  /** Whether a value says that there is none; a text of that name is written in quotes. */
  static boolean isNone(Option<?> option, Node node) {
    boolean text =
        switch (option.type()) {
          case TEXT, TEXT_OR_TEXTS, PATH -> true;
          default -> false;
        };
    return node instanceof Node.Scalar scalar
        && scalar.text().equals(option.absence())
        && (scalar.plain() || !text);
  }

  /** As {@link #isNone}, of what is no option. */
  static boolean saysNone(Node node) {
    return node instanceof Node.Scalar scalar && scalar.text().equals(Option.NONE);
  }

  /** Whether a value leaves the choice to whoever sees the data. */
  static boolean saysAuto(Node node) {
    return node instanceof Node.Scalar scalar && scalar.text().equals(Option.AUTO);
  }

  static boolean isWhole(Node node) {
    return node instanceof Node.Scalar s && s.plain() && WHOLE.matcher(s.text()).matches();
  }

  static boolean isDecimal(Node node) {
    return node instanceof Node.Scalar s && s.plain() && DECIMAL.matcher(s.text()).matches();
  }

  // The Java value; a text where the text is not of the type, which the option then refuses.
  private static Object plain(Option.Type type, Node node) {
    return switch (type) {
      case TEXTS -> node instanceof Node.Sequence list ? texts(list) : node.describe();
      case TEXT_OR_TEXTS ->
          node instanceof Node.Sequence list
              ? texts(list)
              : node instanceof Node.Scalar scalar ? scalar.text() : Map.of();
      case DECIMALS -> node instanceof Node.Sequence list ? decimals(list) : node.describe();
      default -> node instanceof Node.Scalar scalar ? scalar(type, scalar) : List.of();
    };
  }

  private static Object scalar(Option.Type type, Node.Scalar scalar) {
    return switch (type) {
      case INTEGER, LONG -> isWhole(scalar) ? (Object) Long.valueOf(scalar.text()) : scalar.text();
      case DECIMAL -> isDecimal(scalar) ? decimal(scalar.text()) : scalar.text();
      case FLAG -> flag(scalar);
      default -> scalar.text();
    };
  }

  // The nearest double; what is nearest to zero and is not zero would vanish.
  private static Object decimal(String text) {
    double number = Double.parseDouble(text);
    boolean vanished = number == 0 && text.replaceFirst("[eE].*", "").matches(".*[1-9].*");
    return vanished ? (Object) text : (Object) number;
  }

  private static Object flag(Node.Scalar scalar) {
    return switch (scalar.plain() ? scalar.text() : "") {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> scalar.text();
    };
  }

  private static List<Object> texts(Node.Sequence list) {
    List<Object> texts = new ArrayList<>();
    list.items().forEach(item -> texts.add(((Node.Scalar) item).text()));
    return texts;
  }

  private static List<Object> decimals(Node.Sequence list) {
    List<Object> numbers = new ArrayList<>();
    list.items().forEach(item -> numbers.add(scalar(Option.Type.DECIMAL, (Node.Scalar) item)));
    return numbers;
  }

  private static String hint(Option<?> option, Node node) {
    if (!(node instanceof Node.Scalar scalar)) {
      boolean several = option.type() == Option.Type.TEXT && node instanceof Node.Sequence;
      return several ? ", not several: " + option.documentation().replaceFirst("\\.$", "") : "";
    }
    String text = scalar.text();
    return switch (option.type()) {
      case INTEGER, LONG, DECIMAL ->
          OFF.matcher(text).matches() ? offHint(option) : numberHint(scalar);
      case FLAG ->
          text.matches("(?i)yes|no|on|off|y|n|true|false|none")
              ? text.matches("(?i)yes|on|y|true") ? ", written 'true'" : ", written 'false'"
              : "";
      case TEXTS, DECIMALS ->
          text.length() <= Quoted.LONGEST ? ", written [" + text + "]" : ", in brackets";
      case TEXT, TEXT_OR_TEXTS, PATH, CHOICE -> "";
    };
  }

  // Where something is switched off by a number, which one.
  private static String offHint(Option<?> option) {
    if (option.mayBeNone()) {
      return "";
    }
    boolean zero = option.low() == 0 && !option.lowExcluded();
    return zero ? ", written 0" : " (" + option.documentation().replaceFirst("\\.$", "") + ")";
  }

  private static String numberHint(Node.Scalar scalar) {
    String text = scalar.text();
    if (text.length() > Quoted.LONGEST) {
      return "";
    }
    if (SEPARATED.matcher(text).matches()) {
      return withoutSeparators(text);
    }
    if (text.matches("[-+]?0+[0-9]+")) {
      return ", without a zero before it and without separators";
    }
    return !scalar.plain() && text.matches("[-+.0-9].*") ? ", written without quotes" : "";
  }

  /** What to write instead of digits with separators; both where it may mean either. */
  static String withoutSeparators(String text) {
    if (text.length() > Quoted.LONGEST) {
      return ", written without separators";
    }
    boolean comma = WITH_COMMA.matcher(text).matches();
    String point = text.replace(',', '.');
    if (IN_GROUPS.matcher(text).matches()) {
      String whole = text.replaceAll("[,_ ']", "");
      return ", written without separators: "
          + whole
          + (comma ? ", or with a point: " + point : "");
    }
    return comma ? ", written with a point: " + point : ", written without separators";
  }
}
