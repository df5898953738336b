/** What can be heard of a run: observers, signals, report, critical path. */
@NullMarked
package io.volnux.observe;

import org.jspecify.annotations.NullMarked;
