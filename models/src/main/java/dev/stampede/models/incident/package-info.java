/** What goes wrong with providers, by plan or by chance, alone or with what they depend on. */
@NullMarked
package dev.stampede.models.incident;

import org.jspecify.annotations.NullMarked;
