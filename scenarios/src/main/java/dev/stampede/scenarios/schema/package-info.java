/**
 * What is made of the language's forms: its JSON Schema, the tables of its page, and completion.
 */
@NullMarked
package dev.stampede.scenarios.schema;

import org.jspecify.annotations.NullMarked;
