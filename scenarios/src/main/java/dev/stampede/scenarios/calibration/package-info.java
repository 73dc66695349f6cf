/** Reads measurements of inference engines, has them fitted, and says how well that went. */
@NullMarked
package dev.stampede.scenarios.calibration;

import org.jspecify.annotations.NullMarked;
