package dev.stampede.scenarios.read;

/**
 * A name with what is said about it: a child of a mapping, or an element of a chain or ladder.
 *
 * @param key reads the name itself; {@link ValueReader#reference} checks it
 * @param value reads what is said; absent for an element that is only a name
 */
public record Named(ValueReader key, ValueReader value) {}
