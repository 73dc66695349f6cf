/** One trial: an architecture serving the demand from the providers, built, run and read off. */
@NullMarked
package dev.stampede.models;

import org.jspecify.annotations.NullMarked;
