/** What architectures come to where their scenario is not known exactly. */
@NullMarked
package dev.stampede.experiments.uncertain;

import org.jspecify.annotations.NullMarked;
