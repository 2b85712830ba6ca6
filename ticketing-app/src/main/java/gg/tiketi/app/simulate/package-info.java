/** The command that plays a whole sale in virtual time: what it is asked, what it shows while it runs, and its reports. */
@NullMarked
package gg.tiketi.app.simulate;

import org.jspecify.annotations.NullMarked;
