/** A platform that serves calls: its engine, its front door and its faults. */
@NullMarked
package dev.stampede.models.provider;

import org.jspecify.annotations.NullMarked;
