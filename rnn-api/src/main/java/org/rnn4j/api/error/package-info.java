/**
 * The few exceptions of the project. {@link org.rnn4j.api.error.InputException}: what the user gave
 * is wrong, and as a {@link org.rnn4j.api.error.BrokenStepException} what the author of a cell or
 * layer wrote; {@link org.rnn4j.api.error.RunException}: the input was fine and the run failed.
 * {@link org.rnn4j.api.error.Quoted} is how their messages show text of the user's.
 *
 * <p>A {@link org.rnn4j.api.error.Place} says where, by names and indices: whoever finds a mistake
 * names his own option or part, whoever called him puts that in what he knows, and whoever read it
 * from somewhere says the line. No place is taken apart again by its text.
 */
package org.rnn4j.api.error;
