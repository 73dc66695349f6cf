/** What a scenario comes to when everything is resolved: values, calls and times at the worst. */
@NullMarked
package dev.stampede.scenarios.explain;

import org.jspecify.annotations.NullMarked;
