package org.rnn4j.api.series;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.rnn4j.api.error.Quoted;

/**
 * What became of the data on their way from where they stand to a {@link Dataset}: what was read,
 * inferred, filled in and left out. Nothing of that happens in silence.
 *
 * @param findings in the order in which they were made
 */
public record DataReport(List<Finding> findings) {

  /** What was done with some values or rows, or is to be known of them. */
  public enum Kind {
    /** They were read. */
    READ(Weight.FACT),
    /** What nobody said was told from them. */
    INFERRED(Weight.NOTE),
    /** They were missing, and were filled in. */
    FILLED(Weight.WARNING),
    /** They are missing, and stay so. */
    MASKED(Weight.NOTE),
    /** They stood in another order than that of time, and were sorted. */
    REORDERED(Weight.NOTE),
    /** There were several of one time, and one was made of them. */
    MERGED(Weight.WARNING),
    /** They were there, and were left out. */
    LEFT_OUT(Weight.WARNING),
    /** They are right perhaps, and unusual. */
    UNUSUAL(Weight.WARNING);

    private final Weight weight;

    Kind(Weight weight) {
      this.weight = weight;
    }

    /** Who is to be told. */
    public Weight weight() {
      return weight;
    }
  }

  /** How much a finding matters. */
  public enum Weight {
    /** Told to who asks. */
    FACT,
    /** Told to everybody. */
    NOTE,
    /** Told to everybody, as something to look into. */
    WARNING
  }

  /**
   * One thing that was found.
   *
   * @param kind of it
   * @param count of the values, rows or the like
   * @param from the time stamp of the first of them; empty where there is none
   * @param to the time stamp of the last of them; empty as above
   * @param sentence with the place it is of, for people
   */
  public record Finding(
      Kind kind, long count, Optional<String> from, Optional<String> to, String sentence) {

    public Finding {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(to, "to");
      sentence = Quoted.printable(sentence);
      if (count < 0) {
        throw new IllegalArgumentException("things are counted from 0, not " + count);
      }
    }

    /** Of what has no time stamps. */
    public static Finding of(Kind kind, long count, String sentence) {
      return new Finding(kind, count, Optional.empty(), Optional.empty(), sentence);
    }
  }

  public DataReport {
    findings = List.copyOf(findings);
  }

  /** Of data that came as they are. */
  public static DataReport empty() {
    return new DataReport(List.of());
  }

  /**
   * Tells everybody what everybody is to be told, in the order in which it was found.
   *
   * @param notes takes the sentences of notes
   * @param warnings takes the sentences of warnings
   */
  public void tell(Consumer<String> notes, Consumer<String> warnings) {
    for (Finding finding : findings) {
      switch (finding.kind().weight()) {
        case FACT -> {} // who asks finds it
        case NOTE -> notes.accept(finding.sentence());
        case WARNING -> warnings.accept(finding.sentence());
      }
    }
  }
}
