/** Results as files: JSON, CSV, a histogram log, and the folder they are written into as one. */
@NullMarked
package dev.stampede.reports.file;

import org.jspecify.annotations.NullMarked;
