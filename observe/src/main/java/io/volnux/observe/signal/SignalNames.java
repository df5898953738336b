// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe.signal;

import java.util.Locale;

/** Spells a signal's name from its type: {@code PipelinePreInit} is {@code pipeline_pre_init}. */
final class SignalNames {

    private static final ClassValue<String> NAMES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
        }
    };

    private SignalNames() {}

    static String of(Class<?> type) {
        return NAMES.get(type);
    }
}
