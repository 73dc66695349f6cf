package dev.stampede.benchmarks.command;

import java.util.Map;

/**
 * One benchmark with one set of parameters.
 *
 * @param work its name, for messages
 * @param benchmark class and method
 */
record Task(String work, String benchmark, Map<String, String> params) {}
