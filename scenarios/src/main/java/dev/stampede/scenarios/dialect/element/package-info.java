/**
 * How an element of another program's configuration is read: its keys in any spelling over dated
 * defaults, its values in the program's own units, pasted, or in a file of its own.
 */
@NullMarked
package dev.stampede.scenarios.dialect.element;

import org.jspecify.annotations.NullMarked;
