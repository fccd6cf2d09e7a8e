/**
 * The few exceptions of the project. {@link org.rnn4j.api.error.InputException}: what the user gave
 * is wrong; {@link org.rnn4j.api.error.RunException}: the input was fine and the run failed. {@link
 * org.rnn4j.api.error.Quoted} is how their messages show text of the user's.
 */
package org.rnn4j.api.error;
