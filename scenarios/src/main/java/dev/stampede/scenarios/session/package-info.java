/** What all commands that ask questions share: scenarios in, options, runs, and answers out. */
@NullMarked
package dev.stampede.scenarios.session;

import org.jspecify.annotations.NullMarked;
