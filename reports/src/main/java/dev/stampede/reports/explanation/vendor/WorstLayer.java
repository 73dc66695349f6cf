package dev.stampede.reports.explanation.vendor;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Something that makes several calls of one, or one of several that are tried one after the other.
 *
 * @param name in the vendor's words where it is a vendor's
 * @param path where it stands
 * @param depth how many others it is inside, from 0 on
 * @param times how many calls it makes at most of one that comes to it
 * @param calls how many it makes at most of one request to the architecture, in all
 * @param refusedSeconds when it gives up if every call is refused at once, with the largest jitter;
 *     null if it never does
 * @param longestSeconds when it gives up if every call takes as long as it may; null if nothing
 *     bounds it
 */
public record WorstLayer(
    String name,
    String path,
    int depth,
    BigInteger times,
    BigInteger calls,
    @Nullable Double refusedSeconds,
    @Nullable Double longestSeconds) {}
