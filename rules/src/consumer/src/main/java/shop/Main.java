// SPDX-License-Identifier: Apache-2.0
package shop;

import io.volnux.lang.Script;

/** A program outside the repository that uses what Volnux publishes. */
final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.out.println("parsed " + Script.parse("Extract |-> Clean |-> Load"));
    }
}
