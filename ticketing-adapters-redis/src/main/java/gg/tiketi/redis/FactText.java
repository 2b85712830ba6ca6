package gg.tiketi.redis;

import gg.tiketi.kernel.DomainEvent;
import java.util.List;
import java.util.function.Function;

/**
 * How facts become one line of text and text becomes facts: as in the store, so that a new version of the server and an old one
 * understand each other here as they do there.
 *
 * @param write facts to a line
 * @param read a line to facts
 */
public record FactText(Function<List<DomainEvent>, String> write, Function<String, List<DomainEvent>> read) {}
