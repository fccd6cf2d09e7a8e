/**
 * Options of everything a spec can name. {@link org.rnn4j.api.option.Option} declares one (name,
 * type, default, range, a line of documentation); {@link org.rnn4j.api.option.Options} holds
 * checked values. The declaration is the only place that knows: validation, schema, help and
 * documentation read it.
 *
 * <p>A new type of value: {@link org.rnn4j.api.option.Option.Type}, its factory, and what it takes
 * in {@code Conversion}; the compiler names who else must know. Words for constants are made in
 * {@link org.rnn4j.api.option.Kebab} alone.
 */
package org.rnn4j.api.option;
