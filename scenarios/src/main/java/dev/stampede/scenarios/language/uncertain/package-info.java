/** What a scenario says of values that are not known exactly. */
@NullMarked
package dev.stampede.scenarios.language.uncertain;

import org.jspecify.annotations.NullMarked;
