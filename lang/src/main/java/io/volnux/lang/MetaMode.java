// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

/** The kinds of meta event: one template run over many items. */
public enum MetaMode {
    MAP,
    FILTER,
    REDUCE,
    FOREACH,
    FLATMAP,
    FANOUT
}
