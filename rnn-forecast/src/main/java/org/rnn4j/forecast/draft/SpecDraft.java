package org.rnn4j.forecast.draft;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.experiment.CheckedExperiment;
import org.rnn4j.forecast.experiment.Experiment;
import org.rnn4j.forecast.report.DataProfile;

/**
 * A spec for a data file, which runs as it is.
 *
 * @param yaml the text of the spec, with comments
 * @param target what it forecasts
 */
public record SpecDraft(String yaml, String target) {

  /** What is taken back, one after the other, where a run would be refused with it. */
  private enum Extra {
    INPUTS("inputs"),
    WORDS("categories and static covariates"),
    FUTURE("covariates known ahead"),
    PAST("past covariates");

    private final String words;

    Extra(String words) {
      this.words = words;
    }
  }

  /**
   * Drafts a spec.
   *
   * @param file the data
   * @param spec where the spec is to stand, which its path of the data starts from
   * @param asker is asked what cannot be found out
   * @throws InputException if the file cannot be read, holds nothing to forecast, or too little
   */
  public static SpecDraft of(Path file, Path spec, Registry registry, Asker asker) {
    FileSurvey survey = survey(file);
    Roles roles = RoleSearch.of(survey, asker, file.toString());
    DraftData data = DraftData.of(file, survey.dialect(), roles, registry);
    Map<String, String> dropped = new LinkedHashMap<>();
    boolean inputs = data.profile().frequency().isPresent();
    Set<Extra> extras =
        EnumSet.copyOf(
            inputs ? Set.of(Extra.values()) : Set.of(Extra.WORDS, Extra.FUTURE, Extra.PAST));
    Recipe recipe = Recipe.of(data.profile());
    while (true) {
      SpecText text = new SpecText(file, spec, roles, data, recipe);
      boolean seeing = extras.contains(Extra.INPUTS);
      try {
        String panel = baselines(check(text.yaml(seeing, "", dropped), spec, registry));
        String yaml = text.yaml(seeing, panel, dropped);
        Experiment.parse(yaml, spec, registry);
        return new SpecDraft(yaml, roles.target());
      } catch (InputException e) {
        Extra next = next(extras, roles).orElseThrow(() -> e);
        extras.remove(next);
        dropped.put(next.words, e.problems().get(0).message());
        roles = without(next, roles);
        data = next == Extra.INPUTS ? data : DraftData.of(file, survey.dialect(), roles, registry);
      }
    }
  }

  /** What is found of a file that nobody has described, with the roles that it is read by. */
  public static DataProfile inspect(Path file, Registry registry) {
    FileSurvey survey = survey(file);
    Roles roles = RoleSearch.of(survey, Asker.NOBODY, file.toString());
    return DraftData.of(file, survey.dialect(), roles, registry).profile();
  }

  private static FileSurvey survey(Path file) {
    if (!Files.isRegularFile(file)) {
      String found = Files.isDirectory(file) ? "it is a folder" : "there is no such file";
      throw new InputException(file.toString(), found, "name a data file");
    }
    FileSurvey survey = FileSurvey.of(file);
    if (survey.columns().stream().allMatch(column -> column.rows() == 0) && !survey.isBroken()) {
      throw new InputException(
          file.toString(),
          survey.columns().isEmpty() ? "the file is empty" : "the file has a header and no rows",
          "expected a header and one row for each time step");
    }
    return survey;
  }

  private static Optional<Extra> next(Set<Extra> extras, Roles roles) {
    return extras.stream().filter(extra -> has(extra, roles)).findFirst();
  }

  private static boolean has(Extra extra, Roles roles) {
    return switch (extra) {
      case INPUTS -> true;
      case WORDS -> !roles.categories().isEmpty() || !roles.statics().isEmpty();
      case FUTURE -> !roles.future().isEmpty();
      case PAST -> !roles.past().isEmpty();
    };
  }

  private static Roles without(Extra extra, Roles roles) {
    Set<String> words = roles.categories().keySet();
    return switch (extra) {
      case INPUTS -> roles;
      case WORDS ->
          roles.with(
              roles.past().stream().filter(c -> !words.contains(c)).toList(),
              roles.future().stream().filter(c -> !words.contains(c)).toList(),
              List.of());
      case FUTURE -> roles.with(roles.past(), List.of(), roles.statics());
      case PAST -> roles.with(List.of(), roles.future(), roles.statics());
    };
  }

  private static CheckedExperiment check(String yaml, Path spec, Registry registry) {
    return Experiment.parse(yaml, spec, registry).check();
  }

  // As the spec with every default has them, over one or more lines.
  private static String baselines(CheckedExperiment checked) {
    StringBuilder lines = new StringBuilder();
    for (String line : checked.yaml(Path.of("").toAbsolutePath()).lines().toList()) {
      boolean begins = line.startsWith("baselines:");
      if (begins || (!lines.isEmpty() && line.startsWith(" "))) {
        lines.append(line).append('\n');
      } else if (!lines.isEmpty()) {
        break;
      }
    }
    return lines.toString();
  }
}
