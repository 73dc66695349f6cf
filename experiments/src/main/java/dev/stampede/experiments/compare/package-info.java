/** Which of several architectures, of one scenario or of several, is better. */
@NullMarked
package dev.stampede.experiments.compare;

import org.jspecify.annotations.NullMarked;
