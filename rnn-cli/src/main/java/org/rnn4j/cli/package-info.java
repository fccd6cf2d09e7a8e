/**
 * The command {@code rnn}: arguments, the plugin folder, progress and exit codes. Read {@code Main}
 * first, then {@code ExperimentJob}, from a spec to an exit code.
 *
 * <p>Nothing here computes or changes a result: the table that a run prints is {@code Leaderboard}
 * of {@code org.rnn4j.forecast.report}, and the keys of a spec are declared in {@code
 * org.rnn4j.forecast.spec}, from which {@code SpecPage} makes its pages.
 *
 * <p>A new command is a class like {@code SchemaCommand} and a line in {@code Main}; an argument
 * that says how and where a run goes, and not what it is, belongs into {@code RunArguments}. A new
 * conformance kit is a line in {@code Kits}.
 */
package org.rnn4j.cli;
