/** What people did over time: those in a closed loop, their agents, and the users of platforms. */
@NullMarked
package dev.stampede.reports.result.people;

import org.jspecify.annotations.NullMarked;
