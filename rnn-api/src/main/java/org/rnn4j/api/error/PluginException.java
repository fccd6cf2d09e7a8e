package org.rnn4j.api.error;

import java.util.Objects;
import org.rnn4j.api.error.InputException.Problem;

/**
 * A plugin failed: not what the user gave and not this program, but code of somebody else that runs
 * in it. The message names what the plugin provides, its jar and its class, and what happened
 * there; the exception that it threw is the cause.
 */
public final class PluginException extends RunException {

  private static final long serialVersionUID = 1L;

  private static final String REMEDY = "ask its author, or remove the jar";

  private final transient Problem problem;

  /**
   * One failure.
   *
   * @param problem where the plugin is named (a path of the spec; may be empty), what failed, and
   *     what to do
   */
  public PluginException(Problem problem, Throwable cause) {
    super(problem.toString(), Objects.requireNonNull(cause, "cause"));
    this.problem = problem;
  }

  /**
   * A plugin gave what its contract does not allow, which nothing but a look at it shows.
   *
   * @param place where the plugin is named (a path of the spec; may be empty)
   * @param what names the plugin and what it gave
   */
  public static PluginException wrong(Place place, String what) {
    return new PluginException(new Problem(place, what, REMEDY), new IllegalStateException(what));
  }

  /**
   * As {@link #wrong(Place, String)}, of a call that has returned: its class and method are where
   * the cause says it was, and by them its jar is found.
   *
   * @param named what was called, in words
   * @param type of what was called
   * @param method that was called
   * @param gave in a few words what was wrong with it
   * @param details the rest of the message; may be empty
   */
  public static PluginException wrong(
      Place place, String named, Class<?> type, String method, String gave, String details) {
    IllegalStateException cause = new IllegalStateException(gave);
    // A lambda's own name says nothing; it is written in its host.
    String host = type.getNestHost().getName();
    cause.setStackTrace(new StackTraceElement[] {new StackTraceElement(host, method, null, -1)});
    return new PluginException(new Problem(place, named + " " + gave + details, REMEDY), cause);
  }

  /** The failure in its parts. */
  public Problem problem() {
    return problem;
  }

  /** The same failure, named at another place. */
  public PluginException at(Place place) {
    PluginException located = new PluginException(problem.at(place), getCause());
    located.setStackTrace(getStackTrace());
    return located;
  }
}
