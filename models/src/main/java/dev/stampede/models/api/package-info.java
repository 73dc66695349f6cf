/** Hosted APIs of which nothing but the quota is known. */
@NullMarked
package dev.stampede.models.api;

import org.jspecify.annotations.NullMarked;
