/** Why a run stopped whose number of replications was decided by what it had seen. */
@NullMarked
package dev.stampede.reports.result.sequential;

import org.jspecify.annotations.NullMarked;
