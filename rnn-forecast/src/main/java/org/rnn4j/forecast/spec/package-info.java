/**
 * What an experiment is, as a value, and the format it is written in. Nothing here loads data or
 * runs anything.
 *
 * <p>Read first {@link org.rnn4j.forecast.spec.SpecKey} and {@link
 * org.rnn4j.forecast.spec.SpecSection}: each key of a spec is declared once, in the section it
 * stands in, with where the section's record holds it. What interprets the declarations: the
 * readers ({@code DataReader}, {@code ModelReader}, {@code TrainingReader}, {@code SpecResolver}
 * for the whole and for what must fit together), {@link org.rnn4j.forecast.spec.SpecWriter}, {@link
 * org.rnn4j.forecast.spec.SpecSchema} and the pages of the command. {@link
 * org.rnn4j.forecast.spec.SpecPlaces} has the paths of keys for messages elsewhere; no other source
 * spells a key.
 *
 * <p>From a file: {@code SpecFile} and {@code YamlText} make a tree of {@code Node}s that know
 * where they were written, overrides change the tree, the readers understand it, and {@link
 * org.rnn4j.forecast.spec.SpecReader} is the door.
 *
 * <p>To add a key: its option, or what it chooses by name, beside the others of its section; a
 * component of the section's record; a line in the section; the reading of it. Writer, schema and
 * page follow, and tests tell of a key that is not read, or is spelled twice. A covariate type, a
 * column's role for example, is an option of a data source and none of a section here.
 */
package org.rnn4j.forecast.spec;
