package dev.stampede.scenarios.fitting;

import dev.stampede.experiments.demand.RecordedRequests;
import java.util.List;

/**
 * A trace that was read.
 *
 * @param requests at least two, of which the last came after the first
 * @param isDated whether its times are from 1970, so that hours and weekdays are known
 * @param doubts what reading it has shown, in sentences
 */
record Recorded(RecordedRequests requests, boolean isDated, List<String> doubts) {}
