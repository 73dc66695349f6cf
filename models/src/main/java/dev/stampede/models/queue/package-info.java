/** Lines to wait in: who is next, and who has waited too long to be worth serving. */
@NullMarked
package dev.stampede.models.queue;

import org.jspecify.annotations.NullMarked;
