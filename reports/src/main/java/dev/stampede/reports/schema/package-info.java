/** The JSON Schemas of the documents that are written for programs. */
@NullMarked
package dev.stampede.reports.schema;

import org.jspecify.annotations.NullMarked;
