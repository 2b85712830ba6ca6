/** Money: the gateway port, capture, refund and settlement. */
@NullMarked
package gg.tiketi.payment;

import org.jspecify.annotations.NullMarked;
