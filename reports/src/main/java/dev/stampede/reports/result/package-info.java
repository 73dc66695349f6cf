/** What an experiment found: immutable records that every artefact is made from. */
@NullMarked
package dev.stampede.reports.result;

import org.jspecify.annotations.NullMarked;
