/**
 * Policies as other tools' own configurations say them, put into words of the scenario language.
 */
@NullMarked
package dev.stampede.scenarios.dialect;

import org.jspecify.annotations.NullMarked;
