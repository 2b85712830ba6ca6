/** Accounts, roles and sessions. */
@NullMarked
package gg.tiketi.identity;

import org.jspecify.annotations.NullMarked;
