// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import java.io.PrintStream;

/** A standard stream as tasks get it: one that closes it closes it for nobody. */
final class TaskStream extends PrintStream {

    TaskStream(PrintStream target) {
        super(target, true, target.charset());
    }

    @Override
    public void close() {
        flush();
    }
}
