/**
 * Time cut into parts and windows. Start with {@link org.rnn4j.forecast.window.Split}, the only
 * class that cuts time, and {@link org.rnn4j.forecast.window.Windows}, the windows of a part as a
 * list that stores none of them. Nothing here copies or scales a value.
 */
package org.rnn4j.forecast.window;
