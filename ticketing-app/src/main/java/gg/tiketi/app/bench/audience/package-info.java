/** People who watch a sale over sockets: a process of its own that opens thousands of them and notes when each hears what. */
@NullMarked
package gg.tiketi.app.bench.audience;

import org.jspecify.annotations.NullMarked;
