package gg.tiketi.queue;

import gg.tiketi.queue.draw.DrawKeys;
import gg.tiketi.queue.draw.Randomness;
import java.util.random.RandomGenerator;

/**
 * What draws stand on.
 *
 * @param luck makes nonces for who brings none; it must not be foreseeable
 */
public record DrawOffice(DrawBook book, Randomness randomness, DrawKeys keys, RandomGenerator luck) {}
