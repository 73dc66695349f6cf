/** What goes wrong with providers, by plan or by chance, and what their status pages show of it. */
@NullMarked
package dev.stampede.models.fault;

import org.jspecify.annotations.NullMarked;
