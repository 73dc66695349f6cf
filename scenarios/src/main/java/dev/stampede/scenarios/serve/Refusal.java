package dev.stampede.scenarios.serve;

/**
 * Why something is not answered.
 *
 * @param status of HTTP
 * @param words for whoever asked
 */
record Refusal(int status, String words) {}
