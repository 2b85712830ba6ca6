/** What came out of a rush: as text, as JSON, and as one page with charts that needs nothing but a browser. */
@NullMarked
package gg.tiketi.app.rush.report;

import org.jspecify.annotations.NullMarked;
