package org.rnn4j.cells.internal.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.rnn4j.api.error.InputException;

/**
 * How wide the vectors are: as wide as the processor has them, except where narrower ones are
 * faster. Changes no bit of any result. {@code -Drnn4j.vector-bits=128}, {@code 256} or {@code 512}
 * asks for a width.
 *
 * <p>One width for everything: where vectors of two widths are in use, the compiler no longer knows
 * which class a vector in a loop belongs to, and makes objects of them (JDK 17 and 25).
 */
final class VectorWidth {

  /** The system property that asks for a width. */
  static final String PROPERTY = "rnn4j.vector-bits";

  private static final List<String> WIDTHS = List.of("128", "256", "512");
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo"); // Linux alone has it

  /** The vectors of all kernels. */
  static final VectorSpecies<Float> SPECIES = species(System.getProperty(PROPERTY, ""));

  /**
   * Vector registers: AVX-512 machines and ARM have 32, which narrower vectors may use too; others
   * have 16.
   */
  static final int REGISTERS =
      FloatVector.SPECIES_PREFERRED.vectorBitSize() == 512
              || System.getProperty("os.arch", "").equals("aarch64")
          ? 32
          : 16;

  private VectorWidth() {}

  private static VectorSpecies<Float> species(String asked) {
    int most = FloatVector.SPECIES_PREFERRED.vectorBitSize();
    if (asked.isEmpty()) {
      return most == 512 && hasHalfWidthUnits()
          ? FloatVector.SPECIES_256
          : FloatVector.SPECIES_PREFERRED;
    }
    if (!WIDTHS.contains(asked) || Integer.parseInt(asked) > most) {
      throw new InputException(
          "-D" + PROPERTY,
          "'" + asked + "' is not valid",
          "expected " + String.join(", ", WIDTHS) + ", and no more than the " + most + " here");
    }
    return switch (asked) {
      case "128" -> FloatVector.SPECIES_128;
      case "256" -> FloatVector.SPECIES_256;
      default -> FloatVector.SPECIES_512;
    };
  }

  /**
   * Whether a 512-bit multiply-add takes two passes through a unit of 256 bits. Then twice as many
   * 256-bit ones cost the same, and have half as many operands waiting for the one port that
   * broadcasts a weight: products reach 95 % of the peak and not 72 %. True of AMD's family 25 (Zen
   * 4), whose successors have whole units.
   */
  private static boolean hasHalfWidthUnits() {
    try {
      List<String> lines = Files.readAllLines(PROCESSORS);
      return has(lines, "vendor_id", "AuthenticAMD") && has(lines, "cpu family", "25");
    } catch (IOException | RuntimeException e) {
      return false; // another system, or it may not be read: the widest vectors are right too
    }
  }

  private static boolean has(List<String> lines, String key, String value) {
    return lines.stream()
        .map(line -> line.split(":", 2))
        .anyMatch(p -> p.length == 2 && p[0].strip().equals(key) && p[1].strip().equals(value));
  }
}
