package org.rnn4j.api.option;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rnn4j.api.error.Quoted;

/** Finds the name somebody meant. */
public final class Spelling {

  private static final int MOST_NAMES = 40;

  private Spelling() {}

  /**
   * The nearest of the candidates by edit distance (insertions, deletions, substitutions, swaps of
   * neighbours), if it is near enough to be a slip: at most a third of the name's length, rounded
   * up. Large and small letters are the same, and so are hyphen, underscore and blank. A name that
   * no message would show whole is none.
   */
  public static Optional<String> nearest(String name, Collection<String> candidates) {
    if (name.length() > Quoted.LONGEST) { // the distance takes the product of both lengths
      return Optional.empty();
    }
    int limit = (name.length() + 2) / 3;
    String written = alike(name);
    return candidates.stream()
        .filter(c -> Math.abs(name.length() - c.length()) <= limit)
        .filter(c -> distance(written, alike(c)) <= limit)
        .min(
            Comparator.comparingInt((String c) -> distance(written, alike(c)))
                .thenComparing(c -> c));
  }

  private static String alike(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
  }

  /**
   * A name without what does not tell names apart: size of letters, hyphens, underscores, blanks.
   */
  public static String plain(String name) {
    return alike(name).replace("-", "");
  }

  /**
   * A remedy: {@code did you mean 'lstm'? there are gru, lstm, simple}; of more than forty it lists
   * so many and counts the rest.
   */
  public static String suggestion(String name, Collection<String> candidates) {
    String all =
        candidates.stream()
            .limit(MOST_NAMES)
            .map(Quoted::plain)
            .collect(Collectors.joining(", ", "there are ", ""));
    int rest = candidates.size() - MOST_NAMES;
    String there = rest > 0 ? all + " and " + rest + " more" : all;
    return nearest(name, candidates)
        .map(n -> "did you mean " + Quoted.of(n) + "? " + there)
        .orElse(there);
  }

  // Optimal string alignment distance: d[i][j] is that of the first i and the first j characters.
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int substitution = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] =
            Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + substitution);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
