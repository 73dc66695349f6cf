package dev.stampede.reports.chart.scale;

/**
 * A labelled place on an axis.
 *
 * @param at the place, in the axis's own coordinate
 * @param label the text beside it; empty for a grid line without one
 */
public record Tick(double at, String label) {}
