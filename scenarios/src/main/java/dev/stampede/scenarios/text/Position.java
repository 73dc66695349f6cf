package dev.stampede.scenarios.text;

/**
 * A place in a source.
 *
 * @param source the file, or the command-line setting, it is in
 * @param line the line, counted from 1
 * @param column the column in code points, counted from 1
 */
public record Position(Source source, int line, int column) {}
