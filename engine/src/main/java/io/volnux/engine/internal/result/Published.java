// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.result;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Fields that one thread writes for others to read: whoever sees what was written sees all that was written before it. That
 * is what release and acquire promise; a volatile field would promise one order of all such writes too, which nothing here
 * needs and which costs a fence for each.
 */
public final class Published {

    private Published() {}

    /** A field of the class that looks it up. */
    public static VarHandle field(MethodHandles.Lookup lookup, String name, Class<?> type) {
        try {
            return lookup.findVarHandle(lookup.lookupClass(), name, type);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }
}
