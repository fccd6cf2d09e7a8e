package org.rnn4j.forecast.experiment;

import java.util.List;
import java.util.Optional;
import org.rnn4j.forecast.model.ForecastModel;
import org.rnn4j.forecast.prepare.Prepared;
import org.rnn4j.forecast.report.Leaderboard;
import org.rnn4j.forecast.report.RunReport;
import org.rnn4j.forecast.report.Scores;
import org.rnn4j.forecast.report.Verdict;
import org.rnn4j.forecast.spec.RequirementSpec;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.text.Numbers;
import org.rnn4j.training.EpochReport;

/** What came out of a run. Immutable. */
public final class ExperimentResult {

  private static final int DIGITS = 4;

  /** How a run ended. */
  public enum Status {
    /** To its end. */
    FINISHED,
    /** It was cancelled: there may be a model and a history, but no leaderboard. */
    INTERRUPTED
  }

  private final Status status;
  private final List<EpochReport> history;
  private final Optional<ForecastModel> model;
  private final Optional<RunReport> report;
  private final Optional<RequirementSpec> requirement;

  private ExperimentResult(
      Status status,
      List<EpochReport> history,
      Optional<ForecastModel> model,
      Optional<RunReport> report,
      Optional<RequirementSpec> requirement) {
    this.status = status;
    this.history = List.copyOf(history);
    this.model = model;
    this.report = report;
    this.requirement = requirement;
  }

  static ExperimentResult interrupted(List<EpochReport> history, Optional<ForecastModel> model) {
    return new ExperimentResult(
        Status.INTERRUPTED, history, model, Optional.empty(), Optional.empty());
  }

  static ExperimentResult finished(
      Prepared prepared, RunReport report, Optional<ForecastModel> model) {
    return new ExperimentResult(
        Status.FINISHED,
        report.history(),
        model,
        Optional.of(report),
        prepared.spec().requirement().filter(r -> model.isPresent()));
  }

  /** The same with another model, trained once more, and what is to be said of it. */
  ExperimentResult refitted(ForecastModel refitted, String note) {
    return new ExperimentResult(
        status, history, Optional.of(refitted), report.map(r -> r.with(note)), requirement);
  }

  /** How the run ended. */
  public Status status() {
    return status;
  }

  /** All that came out, as a value; empty when interrupted. */
  public Optional<RunReport> report() {
    return report;
  }

  /**
   * For people, a line each: what was read, and from when to when training, validation and test go,
   * with their numbers of windows. Empty when interrupted.
   */
  public List<String> dataLines() {
    return report.map(RunReport::data).orElse(List.of());
  }

  /** The forecasters on the test part; empty when interrupted. */
  public Optional<Leaderboard> leaderboard() {
    return report.map(RunReport::leaderboard);
  }

  /** One sentence: which forecaster won, by how much, and whether it is more than luck. */
  public String verdict() {
    return verdictParts().map(Verdict::sentence).orElse("the run was interrupted before its end");
  }

  /**
   * What must be known to read the leaderboard, a sentence each: targets that are not scored,
   * forecasters that do not look at their input, and whether the model was trained once more.
   */
  public List<String> notes() {
    return report.map(RunReport::notes).orElse(List.of());
  }

  /** The verdict in its parts; empty when interrupted. */
  public Optional<Verdict> verdictParts() {
    return report.map(RunReport::verdict);
  }

  /** Every metric of every forecaster on a part; empty where nothing was forecast for it. */
  public Optional<Scores> scores(Part part) {
    return report.map(r -> r.scores().get(part));
  }

  /** Whether the spec's requirement was met; true where it states none or no model was trained. */
  public boolean requirementMet() {
    return requirement.map(r -> skill(r) >= r.atLeast()).orElse(true); // none does not meet it
  }

  /** The requirement and what was reached, in one sentence; empty where there is none to be met. */
  public Optional<String> requirementText() {
    return requirement.map(
        r ->
            "skill over "
                + r.skillOver()
                + " is "
                + skillText(r)
                + ", required is at least "
                + Numbers.rounded(r.atLeast(), DIGITS)
                + ": "
                + (requirementMet() ? "met" : "NOT met"));
  }

  private String skillText(RequirementSpec required) {
    double skill = skill(required);
    if (skill == Double.NEGATIVE_INFINITY) {
      return "none, for " + required.skillOver() + " makes no error";
    }
    return Double.isNaN(skill) ? "undefined" : Numbers.apart(skill, required.atLeast(), DIGITS);
  }

  private double skill(RequirementSpec required) {
    Scores test = scores(Part.TEST).orElseThrow();
    return test.skill(Leaderboard.MODEL, required.skillOver(), test.firstMetric());
  }

  /** The epochs of the model's training; empty where only baselines ran. */
  public List<EpochReport> history() {
    return history;
  }

  /** Whether there is a {@link #model()}. */
  public boolean hasModel() {
    return model.isPresent();
  }

  /**
   * The trained model: where the spec wants it trained once more on all parts, that one.
   *
   * @throws IllegalStateException where only baselines ran or the run was cancelled before training
   */
  public ForecastModel model() {
    return model.orElseThrow(() -> new IllegalStateException("nothing was trained"));
  }
}
