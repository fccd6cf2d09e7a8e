package org.rnn4j.forecast.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.option.Option;

/** Turns what was written into the value that an option expects. */
final class Values {

  private static final Pattern WHOLE = Pattern.compile("[-+]?\\d+");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");

  private Values() {}

  /** The option's value; empty after a problem. */
  static <T> Optional<T> read(Option<T> option, Node node, String path, Problems problems) {
    try {
      return Optional.of(option.accept(plain(option.type(), node)));
    } catch (InputException | NumberFormatException e) {
      String remedy = hint(option, node);
      problems.add(
          node.position(),
          path,
          node.describe() + " is not valid",
          "expected " + option.expected() + remedy);
      return Optional.empty();
    }
  }

  /** A whole number of up to 64 bits; empty after a problem. */
  static Optional<Long> readLong(Node node, String path, Problems problems) {
    if (node instanceof Node.Scalar scalar && isWhole(scalar)) {
      try {
        return Optional.of(Long.parseLong(scalar.text()));
      } catch (NumberFormatException e) {
        // more than 64 bits: reported below
      }
    }
    problems.add(
        node.position(),
        path,
        node.describe() + " is not valid",
        "expected a whole number of up to 64 bits");
    return Optional.empty();
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
      case DECIMALS -> node instanceof Node.Sequence list ? decimals(list) : node.describe();
      default -> node instanceof Node.Scalar scalar ? scalar(type, scalar) : List.of();
    };
  }

  private static Object scalar(Option.Type type, Node.Scalar scalar) {
    return switch (type) {
      case INTEGER -> isWhole(scalar) ? (Object) Long.valueOf(scalar.text()) : scalar.text();
      case DECIMAL -> isDecimal(scalar) ? (Object) Double.valueOf(scalar.text()) : scalar.text();
      case FLAG -> flag(scalar);
      default -> scalar.text();
    };
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
    for (Node item : list.items()) {
      texts.add(item instanceof Node.Scalar scalar && !scalar.isNull() ? scalar.text() : item);
    }
    return texts;
  }

  private static List<Object> decimals(Node.Sequence list) {
    List<Object> numbers = new ArrayList<>();
    for (Node item : list.items()) {
      numbers.add(item instanceof Node.Scalar scalar ? scalar(Option.Type.DECIMAL, scalar) : item);
    }
    return numbers;
  }

  private static String hint(Option<?> option, Node node) {
    if (!(node instanceof Node.Scalar scalar)) {
      return "";
    }
    boolean number = option.type() == Option.Type.INTEGER || option.type() == Option.Type.DECIMAL;
    if (number && scalar.text().matches("[-+]?\\d[\\d_,]*[_,][\\d_,]*")) {
      return ", written without separators: " + scalar.text().replaceAll("[_,]", "");
    }
    if (number && !scalar.plain() && scalar.text().matches("[-+.\\d].*")) {
      return ", written without quotes";
    }
    if (option.type() == Option.Type.FLAG
        && scalar.text().matches("(?i)yes|no|on|off|y|n|true|false")) {
      return scalar.text().matches("(?i)yes|on|y|true") ? ", written 'true'" : ", written 'false'";
    }
    boolean list = option.type() == Option.Type.TEXTS || option.type() == Option.Type.DECIMALS;
    return list ? ", written [" + scalar.text() + "]" : "";
  }
}
