package org.rnn4j.api.error;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Something the user gave (a spec, an option, a data file, a plugin) is wrong. Carries one or more
 * {@link Problem}s, each a place, what is wrong there and what to do; {@link #getMessage()} is fit
 * to be shown as it is: the first problems, a line each, and how many more there are.
 */
public class InputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final int MOST_SHOWN = 40;

  private final transient List<Problem> problems;

  /** One problem. */
  public InputException(Problem problem) {
    this(List.of(problem));
  }

  /** All problems found in one go; at least one. */
  public InputException(List<Problem> problems) {
    super(join(problems));
    this.problems = List.copyOf(problems);
  }

  /** One problem, from its three parts; see {@link Problem}. */
  public InputException(Place where, String message, String remedy) {
    this(new Problem(where, message, remedy));
  }

  /** One problem at a place in words, such as a file and a row; may be empty. */
  public InputException(String place, String message, String remedy) {
    this(new Problem(place, message, remedy));
  }

  /** The same problems inside another place, from which their own are seen. */
  public InputException in(Place outer) {
    return new InputException(problems.stream().map(p -> p.in(outer)).toList());
  }

  /** The problems, in the order they were found. */
  public List<Problem> problems() {
    return problems;
  }

  private static String join(List<Problem> problems) {
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("an InputException needs at least one problem");
    }
    List<String> lines = new ArrayList<>();
    problems.stream().limit(MOST_SHOWN).forEach(problem -> lines.add(problem.toString()));
    int more = problems.size() - lines.size();
    if (more > 0) {
      lines.add("and " + more + (more == 1 ? " more problem" : " more problems"));
    }
    return String.join(System.lineSeparator(), lines);
  }

  /**
   * One mistake. Its texts are shown as they are, so what cannot be printed in them is escaped;
   * whoever shows text of the user's cuts it with {@link Quoted#of}.
   *
   * @param where it is; as far as whoever found it knows
   * @param message what is wrong, with the offending value
   * @param remedy what would be right or what to do; may be empty
   */
  public record Problem(Place where, String message, String remedy) {
    public Problem {
      Objects.requireNonNull(where, "where");
      Objects.requireNonNull(message, "message");
      Objects.requireNonNull(remedy, "remedy");
      message = printable(message);
      remedy = printable(remedy);
    }

    /** A problem at a place in words, such as a file and a row; may be empty. */
    public Problem(String place, String message, String remedy) {
      this(Place.inWords(place), message, remedy);
    }

    private static String printable(String lines) {
      return lines.indexOf('\n') < 0
          ? Quoted.printable(lines)
          : String.join("\n", lines.lines().map(Quoted::printable).toList());
    }

    /** The place as a message shows it; may be empty. */
    public String place() {
      return printable(where.toString());
    }

    /** The same problem inside another place, from which its own is seen. */
    public Problem in(Place outer) {
      return at(where.in(outer));
    }

    /** The same problem at another place. */
    public Problem at(Place other) {
      return new Problem(other, message, remedy);
    }

    @Override
    public String toString() {
      String place = place();
      return (place.isEmpty() ? "" : place + ": ")
          + message
          + (remedy.isEmpty() ? "" : "; " + remedy);
    }
  }
}
