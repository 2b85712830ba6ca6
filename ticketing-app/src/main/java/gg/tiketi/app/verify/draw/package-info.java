/**
 * Verifies a draw from what was published about it. It is written from {@code docs/draw.md} alone and shares no class with what
 * drew, so that no mistake is made on both sides for the same reason.
 */
@NullMarked
package gg.tiketi.app.verify.draw;

import org.jspecify.annotations.NullMarked;
