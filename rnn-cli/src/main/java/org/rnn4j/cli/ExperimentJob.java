package org.rnn4j.cli;

import java.io.PrintStream;
import java.util.Optional;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.PluginException;
import org.rnn4j.api.error.RunException;
import org.rnn4j.forecast.experiment.Experiment;
import org.rnn4j.forecast.experiment.ExperimentResult;
import org.rnn4j.forecast.experiment.PluginFaults;
import org.rnn4j.forecast.experiment.RunSettings;
import org.rnn4j.forecast.run.RunFolder;

/** From arguments to an exit code: what {@code run} and {@code baselines} have in common. */
final class ExperimentJob {

  /** How much of the experiment. */
  enum Extent {
    WHOLE,
    BASELINES_ONLY
  }

  private final RnnCommand rnn;
  private final SpecArguments specArguments;
  private final RunArguments arguments;

  ExperimentJob(RnnCommand rnn, SpecArguments specArguments, RunArguments arguments) {
    this.rnn = rnn;
    this.specArguments = specArguments;
    this.arguments = arguments;
  }

  /** Runs it; results on stdout, the rest on stderr. */
  int execute(Extent extent) {
    int threads = arguments.threads();
    if (arguments.quiet()) {
      rnn.libraryMessages().hideNotes();
    }
    Experiment experiment = specArguments.read(rnn.registry());
    Interruption interruption = rnn.surroundings().interruption();
    interruption.hold();
    try (RunFolder folder = arguments.folder(experiment.name())) {
      rnn.libraryMessages().alsoInto(folder);
      interruption.onExit(stack -> ended(stack, experiment.faults(), folder));
      interruption.atLast(folder::abandonInterrupted);
      RunSettings settings = RunSettings.into(folder).threads(threads);
      ExperimentResult result = run(experiment, extent, settings, folder);
      if (!arguments.quiet()) {
        rnn.surroundings().err().println("run folder: " + folder.path());
      }
      return report(result);
    } finally {
      interruption.release();
    }
  }

  private ExperimentResult run(
      Experiment experiment, Extent extent, RunSettings settings, RunFolder folder) {
    Progress progress = Progress.of(rnn.surroundings(), arguments.quiet(), specArguments::located);
    try {
      return specArguments.locating(
          () ->
              extent == Extent.WHOLE
                  ? experiment.run(settings, progress)
                  : experiment.baselinesOnly(settings, progress));
    } catch (InputException e) {
      throw e;
    } catch (RunException e) {
      if (e instanceof PluginException) {
        throw logged(e, folder);
      }
      throw e;
    } catch (Throwable e) {
      throw logged(e, folder);
    } finally {
      progress.end();
    }
  }

  private static LoggedFailure logged(Throwable e, RunFolder folder) {
    try {
      folder.log(Main.trace(e));
    } catch (RunException unwritable) {
      e.addSuppressed(unwritable);
    }
    return new LoggedFailure(e, folder.path().resolve(RunFolder.LOG));
  }

  // In the middle of a run, by code that is not ours.
  private void ended(StackTraceElement[] stack, PluginFaults faults, RunFolder folder) {
    String reason =
        faults
            .findExit(stack)
            .map(Throwable::getMessage)
            .orElse("something ended the process (System.exit) in the middle of the run");
    rnn.surroundings().err().println("rnn: " + reason);
    folder.abandon(reason);
  }

  private int report(ExperimentResult result) {
    PrintStream out = rnn.surroundings().out();
    PrintStream err = rnn.surroundings().err();
    if (result.status() == ExperimentResult.Status.INTERRUPTED) {
      err.println("rnn: interrupted" + kept(result));
      return ExitCode.INTERRUPTED;
    }
    result.dataLines().forEach(line -> out.print(line + "\n"));
    out.print("\n");
    result.report().ifPresent(report -> out.print(report.table()));
    Optional<String> requirement = result.requirementText();
    requirement.ifPresent(text -> err.println("requirement: " + text));
    return result.requirementMet() ? ExitCode.DONE : ExitCode.REQUIREMENT_NOT_MET;
  }

  // Figures are written all at once at the end; before it only epochs are.
  private static String kept(ExperimentResult result) {
    if (result.hasModel()) {
      return "; the model and its history so far are kept";
    }
    return result.history().isEmpty()
        ? " before anything was computed that could be kept"
        : "; the history so far is kept, without a model";
  }
}
