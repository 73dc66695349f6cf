/** What is remembered of earlier use: prompts of sessions, and what is forgotten first. */
@NullMarked
package dev.stampede.models.memory;

import org.jspecify.annotations.NullMarked;
