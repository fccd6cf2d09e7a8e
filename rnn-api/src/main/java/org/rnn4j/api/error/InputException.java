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
  public InputException(String place, String message, String remedy) {
    this(new Problem(place, message, remedy));
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
   * @param place where: {@code file:line:column path}, a file and row, an option name; may be empty
   * @param message what is wrong, with the offending value
   * @param remedy what would be right or what to do; may be empty
   */
  public record Problem(String place, String message, String remedy) {
    public Problem {
      Objects.requireNonNull(place, "place");
      Objects.requireNonNull(message, "message");
      Objects.requireNonNull(remedy, "remedy");
      place = printable(place);
      message = printable(message);
      remedy = printable(remedy);
    }

    private static String printable(String lines) {
      return lines.indexOf('\n') < 0
          ? Quoted.printable(lines)
          : String.join("\n", lines.lines().map(Quoted::printable).toList());
    }

    /** The same problem at another place. */
    public Problem at(String newPlace) {
      return new Problem(newPlace, message, remedy);
    }

    @Override
    public String toString() {
      return (place.isEmpty() ? "" : place + ": ")
          + message
          + (remedy.isEmpty() ? "" : "; " + remedy);
    }
  }
}
