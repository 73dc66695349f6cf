/** What a scenario itself offers to be varied: triggers, loads, and single changes of policies. */
@NullMarked
package dev.stampede.scenarios.tipping;

import org.jspecify.annotations.NullMarked;
