/** After which triggers a system does not recover by itself. */
@NullMarked
package dev.stampede.experiments.tipping;

import org.jspecify.annotations.NullMarked;
