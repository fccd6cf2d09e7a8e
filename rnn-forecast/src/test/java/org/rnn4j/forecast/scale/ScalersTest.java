package org.rnn4j.forecast.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.forecast.Scaler.Fixed;
import org.rnn4j.api.forecast.Scaler.Scale;
import org.rnn4j.api.forecast.Scaler.Training;
import org.rnn4j.api.random.RandomStream;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.Past;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.scale.Log1pScaler.Sign;
import org.rnn4j.forecast.scale.PerWindowScaler.Center;
import org.rnn4j.forecast.scale.PerWindowScaler.Size;
import org.rnn4j.forecast.split.Split;
import org.rnn4j.forecast.window.Parts;

/** What each scaler does, and what all of them must. */
class ScalersTest {

  private static final double NAN = Double.NaN;

  private static final Map<String, Scaler> SINGLE =
      Map.ofEntries(
          Map.entry("none", new NoneScaler()),
          Map.entry("standard", new StandardScaler()),
          Map.entry("min-max", new MinMaxScaler()),
          Map.entry("robust", new RobustScaler()),
          Map.entry("mean-scale", new MeanScaler()),
          Map.entry("log1p", new Log1pScaler(Sign.PLAIN)),
          Map.entry("signed log1p", new Log1pScaler(Sign.MIRRORED)),
          Map.entry("box-cox", new BoxCoxScaler(PowerChoice.likelihood())),
          Map.entry("box-cox by guerrero", new BoxCoxScaler(PowerChoice.guerrero())),
          Map.entry("box-cox 0", new BoxCoxScaler(PowerChoice.given(0))),
          Map.entry("box-cox 1e-7", new BoxCoxScaler(PowerChoice.given(1e-7))),
          Map.entry("difference", new DifferenceScaler()),
          Map.entry("seasonal-difference", new DifferenceScaler(Optional.of(4))));

  private static final Scaler LAST = new PerWindowScaler(Center.LAST, Size.MEAN_ABS, 0);
  private static final Scaler MEAN = new PerWindowScaler(Center.MEAN, Size.DEVIATION, 0);

  private static double[] scaled(Scale scale, int lead, double... values) {
    double[] run = values.clone();
    scale.scale(lead, run);
    return run;
  }

  private static double[] unscaled(Scale scale, double... scaled) {
    double[] run = scaled.clone();
    scale.unscale(run);
    return run;
  }

  private static double[] positive(RandomStream random, int count) {
    double size = Math.exp(8 * random.nextDouble() - 4);
    double[] values = new double[count];
    Arrays.setAll(values, t -> size * (2 + t % 4 + Math.exp(random.nextGaussian())));
    return values;
  }

  private static List<Scaler> allAndChains() {
    List<Scaler> byWindow = List.of(LAST, MEAN, new PerWindowScaler(Center.NONE, Size.MEAN_ABS, 1));
    List<Scaler> all = new ArrayList<>(SINGLE.values());
    all.addAll(byWindow);
    for (Scaler last : List.copyOf(all)) {
      for (String first : List.of("log1p", "difference", "seasonal-difference", "standard")) {
        boolean positiveOnly = last instanceof BoxCoxScaler || last == SINGLE.get("log1p");
        if (!positiveOnly || first.equals("log1p")) {
          all.add(new Chain(List.of(SINGLE.get(first), last)));
        }
      }
    }
    all.add(
        new Chain(
            List.of(SINGLE.get("log1p"), SINGLE.get("difference"), SINGLE.get("standard"), MEAN)));
    all.add(
        new Chain(
            List.of(
                SINGLE.get("seasonal-difference"),
                SINGLE.get("difference"),
                new StandardScaler())));
    return all;
  }

  @Test
  void scaledAndScaledBackIsWhereItBeganForEveryScalerAndChainAtEveryCutoff() {
    for (Scaler scaler : allAndChains()) {
      for (int seed = 0; seed < 20; seed++) {
        RandomStream random = RandomStream.of(seed);
        double[] values = positive(random, 60);
        Scaler.Fitted fitted = scaler.fit(new Training(List.of(values.clone()), 4));
        int cutoff = 9 + random.nextInt(37);
        Past past = Past.of(Arrays.copyOf(values, cutoff)).seen(1 + random.nextInt(cutoff));
        double[] truth = Arrays.copyOfRange(values, cutoff, cutoff + 13);
        Scale scale = fitted.at(past);
        double[] back = unscaled(scale, scaled(scale, 1, truth));
        double largest = Arrays.stream(values).max().orElseThrow();
        assertThat(back)
            .as("%s with seed %d, cutoff %d", scaler, seed, cutoff)
            .containsExactly(truth, within(1e-12 * largest));
      }
    }
  }

  @Test
  void whatIsScaledOfAPrefixDoesNotDependOnWhatFollows() {
    for (Scaler scaler : allAndChains()) {
      double[] values = positive(RandomStream.of(3), 60);
      Scale scale =
          scaler.fit(new Training(List.of(values.clone()), 4)).at(Past.of(values).seen(9));
      double[] all = scaled(scale, -3, Arrays.copyOfRange(values, 60 - 4, 60));
      for (int count = 1; count < 4; count++) {
        double[] some = scaled(scale, -3, Arrays.copyOfRange(values, 60 - 4, 60 - 4 + count));
        assertThat(some).as("%s", scaler).containsExactly(Arrays.copyOf(all, count));
      }
    }
  }

  @Test
  void whatWasFittedIsRestoredToTheBit() {
    for (Scaler scaler : allAndChains()) {
      double[] values = positive(RandomStream.of(5), 60);
      Scaler.Fitted fitted = scaler.fit(new Training(List.of(values.clone()), 4));
      Scaler.Fitted restored = scaler.restore(fitted.parameters());
      assertThat(restored.parameters()).isEqualTo(fitted.parameters());
      double[] expected = scaled(fitted.at(Past.of(values)), 1, values);
      assertThat(scaled(restored.at(Past.of(values)), 1, values)).containsExactly(expected);
    }
  }

  @Test
  void robustGoesByMedianAndQuartiles() {
    Fixed fitted = (Fixed) new RobustScaler().fit(Training.of(4, NAN, 1, 1e9, 3, 2));
    assertThat(fitted.parameters())
        .isEqualTo(Map.of("median", List.of(3.0), "spread", List.of(2.0)));
    assertThat(fitted.scale(7)).isEqualTo(2);
  }

  @Test
  void robustFallsBackToTheDeviationWhereTheQuartilesAreEqual() {
    Fixed mostlyZero = (Fixed) new RobustScaler().fit(Training.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 10));
    assertThat(mostlyZero.parameters().get("spread")).containsExactly(3.0);
    Fixed constant = (Fixed) new RobustScaler().fit(Training.of(0.1, 0.1, 0.1));
    assertThat(constant.parameters().get("spread")).containsExactly(1.0);
  }

  @Test
  void meanScaleDividesByTheMeanSizeAndLeavesZeroAlone() {
    Fixed fitted = (Fixed) new MeanScaler().fit(Training.of(-3, 0, 6, NAN));
    assertThat(fitted.scale(6)).isEqualTo(2);
    assertThat(fitted.scale(0)).isZero();
    assertThat(((Fixed) new MeanScaler().fit(Training.of(0, 0))).scale(5)).isEqualTo(5);
  }

  @Test
  void log1pTakesCountsAndItsSignedFormAnything() {
    Fixed plain = (Fixed) new Log1pScaler(Sign.PLAIN).fit(Training.of(0));
    assertThat(plain.scale(Math.E - 1)).isCloseTo(1, within(1e-15));
    assertThat(plain.scale(NAN)).isNaN();
    Fixed signed = (Fixed) new Log1pScaler(Sign.MIRRORED).fit(Training.of(0));
    assertThat(signed.scale(-7)).isEqualTo(-signed.scale(7));
    assertThat(signed.unscale(signed.scale(-1e6))).isCloseTo(-1e6, within(1e-6));
  }

  // scipy 1.17.1, boxcox_normmax(values, method='mle').
  @Test
  void boxCoxFindsThePowerThatScipyFinds() throws Exception {
    double[] passengers =
        Files.readAllLines(Path.of("..", "examples", "data", "air-passengers.csv")).stream()
            .skip(1)
            .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(',') + 1)))
            .toArray();
    assertThat(lambda(PowerChoice.likelihood(), 12, passengers))
        .isCloseTo(0.1480226453676261, within(1e-5));
    assertThat(lambda(PowerChoice.likelihood(), 1, 2, 9, 4, 16, 25, 1, 36, 12, 30, 20, 18, 7))
        .isCloseTo(0.4535167985016036, within(1e-5));
    assertThat(lambda(PowerChoice.likelihood(), 1, 1e9, 2e9 + 1, 3e9 + 3, 4e9, 5e9 - 1))
        .isBetween(0.0, 2.0);
    assertThat(lambda(PowerChoice.likelihood(), 1, 7, 7, 7)).isEqualTo(1);
  }

  // scipy 1.17.1, minimize_scalar over the ratio as it is defined in R's forecast::BoxCox.lambda.
  @Test
  void guerreroFindsThePowerThatEvensTheSeasonsOut() {
    double[] values = new double[41];
    Arrays.setAll(values, t -> (t % 4 + 1) * Math.sqrt(1 + t) + t);
    assertThat(lambda(PowerChoice.guerrero(), 4, values))
        .isCloseTo(0.5024124949931263, within(1e-4));
  }

  private static double lambda(PowerChoice choice, int season, double... values) {
    return choice.of(new Training(List.of(values), season));
  }

  @Test
  void boxCoxGoesOnBelowWhereItsPowersEnd() {
    Fixed root = (Fixed) new BoxCoxScaler(PowerChoice.given(0.5)).fit(Training.of(1, 4));
    assertThat(root.scale(4)).isCloseTo(2, within(1e-15));
    assertThat(root.unscale(-2)).isZero();
    assertThat(root.unscale(-4)).isCloseTo(-1, within(1e-15));
  }

  @Test
  void aDifferenceIsTakenFromTheStepBeforeAndAddsUpAgain() {
    Scale scale = new DifferenceScaler().fit(Training.of(1, 2)).at(Past.of(10, 13));
    assertThat(scaled(scale, -1, 10, 13)).containsExactly(NAN, 3);
    assertThat(scaled(scale, 0, 13, 20, 18)).containsExactly(3, 7, -2);
    assertThat(unscaled(scale, 7, -2, 0.5)).containsExactly(20, 18, 18.5);
  }

  @Test
  void aSeasonalDifferenceIsTakenFromTheSeasonBeforeAndAddsUpAgain() {
    Scale scale =
        new DifferenceScaler(Optional.empty())
            .fit(new Training(List.of(new double[] {1, 2, 3, 4}), 2))
            .at(Past.of(10, 20, 31, 42));
    assertThat(scaled(scale, -1, 31, 42, 53, 64, 75)).containsExactly(21, 22, 22, 22, 22);
    assertThat(unscaled(scale, 22, 22, 22, 1)).containsExactly(53, 64, 75, 65);
  }

  @Test
  void aStepWithoutAnObservedOneBeforeItIsNotKnownAndAForecastStartsFromTheLatest() {
    Scale scale = new DifferenceScaler().fit(Training.of(1, 2)).at(Past.of(10, 14, NAN));
    assertThat(scaled(scale, -2, 10, 14, NAN, 15, 17)).containsExactly(NAN, 4, NAN, NAN, 2);
    assertThat(unscaled(scale, 1, 1)).containsExactly(15, 16);
    Scale seasonal =
        new DifferenceScaler(Optional.of(2)).fit(Training.of(1, 2, 3)).at(Past.of(5, 6, NAN, 8));
    assertThat(unscaled(seasonal, 1, 1, 1)).containsExactly(6, 9, 7);
    assertThat(unscaled(new DifferenceScaler().fit(Training.of(1, 2)).at(Past.of()), 1))
        .containsExactly(NAN);
  }

  @Test
  void aDifferenceOfALeadThatIsLeftOutIsNotTold() {
    Scale seasonal =
        new DifferenceScaler(Optional.of(2)).fit(Training.of(1, 2, 3)).at(Past.of(5, 6, 7, 8));
    assertThat(unscaled(seasonal, NAN, 1, NAN, 1)).containsExactly(NAN, 9, NAN, 10);
    assertThat(unscaled(seasonal, 1, NAN, NAN, 1)).containsExactly(8, NAN, NAN, NAN);
  }

  @Test
  void noDifferenceReachesFromOneSeriesIntoAnother() {
    Scaler chain = new Chain(List.of(new DifferenceScaler(), new StandardScaler()));
    List<double[]> two = List.of(new double[] {0, 1, 3}, new double[] {1000, 1001, 1003});
    assertThat(chain.fit(new Training(two, 1)).parameters())
        .isEqualTo(
            Map.of("1.steps", List.of(1.0), "2.mean", List.of(1.5), "2.deviation", List.of(0.5)));
  }

  private static double[] perWindow(Center center, Size size, double least, double... seen) {
    Scaler.Fitted fitted = new PerWindowScaler(center, size, least).fit(Training.of(0, 10, 20));
    double[] past = new double[seen.length + 1];
    past[0] = 1e6; // before what is seen
    System.arraycopy(seen, 0, past, 1, seen.length);
    Scale scale = fitted.at(Past.of(past).seen(seen.length));
    return scaled(scale, 1, 0, 1);
  }

  private static double[] line(double center, double size) {
    return new double[] {-center / size, (1 - center) / size};
  }

  @Test
  void aWindowIsMeasuredByWhatIsSeenOfIt() {
    assertThat(perWindow(Center.MEAN, Size.DEVIATION, 0, 1, 5))
        .containsExactly(line(3, 2), within(1e-15));
    assertThat(perWindow(Center.LAST, Size.MEAN_ABS, 0, 1, 2, 6))
        .containsExactly(line(6, 3), within(1e-15));
    assertThat(perWindow(Center.LAST, Size.NONE, 0, 1, 2, 6))
        .containsExactly(line(6, 1), within(1e-15));
    assertThat(perWindow(Center.NONE, Size.MEAN_ABS, 0, -1, 3))
        .containsExactly(line(0, 2), within(1e-15));
    assertThat(perWindow(Center.LAST, Size.DEVIATION, 0, 7, 1, 1))
        .containsExactly(line(1, Math.sqrt(12)), within(1e-15));
  }

  @Test
  void whatIsMissingInAWindowIsLeftOut() {
    assertThat(perWindow(Center.MEAN, Size.DEVIATION, 0, 1, NAN, 5))
        .containsExactly(line(3, 2), within(1e-15));
    assertThat(perWindow(Center.LAST, Size.MEAN_ABS, 0, 2, 6, NAN))
        .containsExactly(line(6, 2), within(1e-15));
    double usual = Math.sqrt(200.0 / 3);
    assertThat(perWindow(Center.MEAN, Size.DEVIATION, 0, NAN, NAN))
        .containsExactly(line(10, usual), within(1e-15));
  }

  @Test
  void aWindowThatDoesNotVaryIsDividedByTheSizeOfTheTrainingPart() {
    assertThat(perWindow(Center.MEAN, Size.MEAN_ABS, 0, 0.1, 0.1, 0.1))
        .containsExactly(line(0.1, 20 / 3.0), within(1e-15));
    assertThat(perWindow(Center.NONE, Size.MEAN_ABS, 0, 0, 0))
        .containsExactly(line(0, 10), within(1e-15));
    assertThat(perWindow(Center.LAST, Size.MEAN_ABS, 0.5, 4, 4.1))
        .containsExactly(line(4.1, 10 / 3.0), within(1e-15));
  }

  private static Parts parts(double... values) {
    TimeSeries series = TimeSeries.of("a", "y", values);
    return Parts.of(Split.lastSteps(0, 1), Dataset.of(List.of(series), Optional.empty(), 1));
  }

  private static void assertRefused(Scaler scaler, Parts parts, String... words) {
    assertThatThrownBy(() -> Scaling.fit(scaler, parts).apply(parts.dataset()))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(words);
  }

  @Test
  void aValueWithoutALogarithmIsNamedWithItsPlace() {
    Scaler log1p = new Log1pScaler(Sign.PLAIN);
    String[] first = {"series 'a', column 'y' at 2", "-1.0", "signed: true"};
    assertRefused(log1p, parts(1, 2, -1, 3), first);
    assertRefused(new Chain(List.of(log1p, new DifferenceScaler())), parts(1, 2, -1, 3), first);
    assertRefused(log1p, parts(1, 2, 3, -2), "series 'a', column 'y' at 3", "the value -2.0");
    assertRefused(
        new Chain(List.of(log1p, new DifferenceScaler())),
        parts(1, 2, 3, 4, -2),
        "at 4",
        "value -2.0");
    Scaler boxCox = new BoxCoxScaler(PowerChoice.likelihood());
    assertRefused(boxCox, parts(1, 2, 0, 3), "series 'a', column 'y' at 2", "take log1p");
  }

  @Test
  void aDifferenceOverMoreThanThereIsIsRefused() {
    assertRefused(
        new DifferenceScaler(Optional.of(3)), parts(1, 2, 3, 4), "has 3 steps", "goes back 3");
    assertRefused(new DifferenceScaler(Optional.empty()), parts(1, 2, 3), "have no season");
  }

  @Test
  void aChainThatGoesOnBehindAWindowIsRefused() {
    assertRefused(
        new Chain(List.of(MEAN, new StandardScaler())),
        parts(IntStream.range(0, 20).mapToDouble(t -> t * t).toArray()),
        "scales by each window",
        "put it last");
  }

  @Test
  void aChainOfFixedScalersIsFixed() {
    Scaler.Fitted fixed =
        new Chain(List.of(new Log1pScaler(Sign.PLAIN), new StandardScaler()))
            .fit(Training.of(0, Math.E * Math.E - 1));
    assertThat(fixed).isInstanceOf(Fixed.class);
    assertThat(((Fixed) fixed).scale(Math.E - 1)).isCloseTo(0, within(1e-15));
    Scaler.Fitted windowed =
        new Chain(List.of(new StandardScaler(), MEAN)).fit(Training.of(0, 1, 2));
    assertThat(windowed.at(Past.of(1, 2, 3))).isInstanceOf(Scaler.ByValue.class);
  }
}
