package org.rnn4j.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.fuzz.Fuzz;
import org.rnn4j.forecast.saved.ModelCard;
import org.rnn4j.forecast.text.Json;

/**
 * Model files with something changed at random: the outcome is an error that names the file, or the
 * right forecast to the bit. Where the checksums were made to fit the change, or taken out as in a
 * file of an earlier version, what is right is not known; then it is an error or a forecast of
 * finite numbers.
 *
 * <p>Two thousand changes, with {@code -Drnn4j.full=true} twenty thousand; a failure names the
 * change's number, from which it comes again.
 */
class ModelFuzzTest {

  private static final int CHANGES = Fuzz.runs();
  private static final Registry REGISTRY = Registry.installed();
  private static final String CARD = ModelFolder.CARD;
  private static final String TENSORS = ModelFolder.TENSORS;

  private static final List<Object> VALUES =
      Arrays.asList(
          null,
          -1,
          0,
          1,
          2,
          7,
          Integer.MAX_VALUE,
          Long.MAX_VALUE,
          Integer.MIN_VALUE,
          0.5,
          -0.0,
          1e308,
          5e-324,
          true,
          "",
          "x",
          "lstm",
          "none",
          "\u0000\uD83D",
          "../..",
          List.of(),
          List.of(1, "y"),
          Map.of(),
          Map.of("type", "gru"),
          "9".repeat(400),
          "\"".repeat(50));

  private enum Checksums {
    KEPT,
    MADE_TO_FIT,
    TAKEN_OUT
  }

  private record Saved(byte[] card, byte[] tensors, List<TimeSeries> input, String forecast) {}

  @TempDir private Path folder;
  private final List<Saved> models = new ArrayList<>();

  @BeforeEach
  void saveModels() throws IOException {
    for (String name : List.of("one-series-standard", "two-series-min-max")) {
      Path earlier = EarlierModelsTest.folder(name);
      ForecastModel model = ForecastModel.load(earlier, REGISTRY);
      model.save(folder);
      List<TimeSeries> input = model.read(earlier.resolve("input.csv")).series();
      models.add(
          new Saved(
              Files.readAllBytes(folder.resolve(CARD)),
              Files.readAllBytes(folder.resolve(TENSORS)),
              input,
              forecast(model, input)));
    }
  }

  private static String forecast(ForecastModel model, List<TimeSeries> input) {
    return input.stream()
        .map(model::forecast)
        .map(SeriesForecast::toString)
        .collect(Collectors.joining());
  }

  @Test
  void aChangedModelIsAnErrorOrForecastsRight() throws IOException {
    int refused = 0;
    int right = 0;
    int other = 0;
    List<String> wrong = new ArrayList<>();
    for (int number = 0; number < CHANGES; number++) {
      Random random = new Random(number);
      Saved model = models.get(random.nextInt(models.size()));
      Checksums checksums = Checksums.values()[random.nextInt(3)];
      write(model, checksums, random);
      try {
        String forecast = forecast(ForecastModel.load(folder, REGISTRY), model.input());
        boolean isRight = forecast.equals(model.forecast());
        if (checksums == Checksums.KEPT) {
          assertThat(isRight).as("change %s: %s", number, forecast).isTrue();
        }
        assertThat(forecast).as("change %s", number).doesNotContain("NaN", "Infinity");
        right += isRight ? 1 : 0;
        other += isRight ? 0 : 1;
      } catch (InputException e) {
        assertThat(e.getMessage()).as("change %s", number).hasSizeBetween(10, 5000);
        refused++;
      } catch (RuntimeException | Error e) {
        wrong.add("change " + number + ": " + e + " " + List.of(e.getStackTrace()).subList(0, 5));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(refused).isGreaterThan(CHANGES / 2);
    assertThat(right).as("what changes nothing is taken").isPositive();
    assertThat(other).as("checksums are what it takes").isPositive();
  }

  private void write(Saved model, Checksums checksums, Random random) throws IOException {
    byte[] card = model.card();
    byte[] tensors = model.tensors();
    for (int i = random.nextInt(3); i >= 0; i--) {
      switch (random.nextInt(4)) {
        case 0 -> tensors = changed(tensors, random);
        case 1 -> card = changed(card, random);
        default -> card = restructured(card, random);
      }
    }
    if (random.nextInt(50) == 0) { // the file of another model
      tensors = models.get(random.nextInt(models.size())).tensors();
    }
    Files.write(folder.resolve(TENSORS), tensors);
    Files.write(
        folder.resolve(CARD),
        checksums == Checksums.KEPT ? card : signed(card, tensors, checksums));
  }

  private static byte[] signed(byte[] card, byte[] tensors, Checksums checksums) {
    try {
      Map<String, Object> tree = Json.object(new String(card, StandardCharsets.UTF_8), "card");
      if (checksums == Checksums.TAKEN_OUT) {
        tree.remove("sha256");
        tree.remove("equations");
      } else {
        org.rnn4j.forecast.model.Checksums.sign(
            tree, Hashing.sha256().hashBytes(tensors).toString());
      }
      return Json.write(tree).getBytes(StandardCharsets.UTF_8);
    } catch (InputException | IllegalArgumentException e) {
      return card; // no JSON, or with numbers that are read and never written
    }
  }

  /** Bytes set, taken out, put in, moved or cut off. */
  private static byte[] changed(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length + 1);
    int count = 1 + random.nextInt(1 + random.nextInt(40));
    byte[] before = Arrays.copyOf(bytes, at);
    byte[] after = Arrays.copyOfRange(bytes, at, bytes.length);
    byte[] noise = new byte[count];
    random.nextBytes(noise);
    return switch (random.nextInt(6)) {
      case 0 -> before;
      case 1 -> joined(before, noise, after);
      case 2 ->
          joined(before, Arrays.copyOfRange(after, Math.min(count, after.length), after.length));
      case 3 -> joined(before, Arrays.copyOf(after, Math.min(count, after.length)), after);
      default -> {
        byte[] flipped = bytes.clone();
        if (at < bytes.length) {
          flipped[at] ^= (byte) (1 << random.nextInt(8));
        }
        yield flipped;
      }
    };
  }

  private static byte[] joined(byte[]... parts) {
    byte[] all = new byte[Stream.of(parts).mapToInt(p -> p.length).sum()];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  /** Another value somewhere, or something taken out, doubled or renamed. */
  private static byte[] restructured(byte[] card, Random random) {
    try {
      Object tree = Json.object(new String(card, StandardCharsets.UTF_8), "card");
      return Json.write(changed(tree, random)).getBytes(StandardCharsets.UTF_8);
    } catch (InputException | IllegalArgumentException e) {
      return changed(card, random); // a change before this one
    }
  }

  private static Object changed(Object value, Random random) {
    if (value instanceof Map<?, ?> map && !map.isEmpty() && random.nextInt(8) > 0) {
      Map<String, Object> copy = new LinkedHashMap<>(ModelCard.map(map));
      String key = List.copyOf(copy.keySet()).get(random.nextInt(copy.size()));
      switch (random.nextInt(8)) {
        case 0 -> copy.remove(key);
        case 1 -> copy.put(key + "s", copy.remove(key));
        default -> copy.put(key, changed(copy.get(key), random));
      }
      return copy;
    }
    if (value instanceof List<?> list && !list.isEmpty() && random.nextInt(8) > 0) {
      List<Object> copy = new ArrayList<>(list);
      int at = random.nextInt(copy.size());
      switch (random.nextInt(6)) {
        case 0 -> copy.remove(at);
        case 1 -> copy.add(copy.get(at));
        default -> copy.set(at, changed(copy.get(at), random));
      }
      return copy;
    }
    if (value instanceof Integer number && random.nextBoolean()) {
      return number + random.nextInt(5) - 2;
    }
    return VALUES.get(random.nextInt(VALUES.size()));
  }
}
