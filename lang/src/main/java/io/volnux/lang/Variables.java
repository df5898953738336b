// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables declared so far, with their values. */
final class Variables {
    /** The accessor of the environment; no variable can have its name. */
    static final String ENVIRONMENT = "env";

    private final Source source;
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    Variables(Source source) {
        this.source = source;
    }

    void requireNew(Token name) {
        if (name.name().equals(ENVIRONMENT)) {
            throw source.error(
                    ErrorCode.E_VAR_REDECLARED, name, "variable @env must have another name: $env is the environment");
        }
        if (values.containsKey(name.name())) {
            throw source.error(
                    ErrorCode.E_VAR_REDECLARED,
                    name,
                    "variable " + name.text() + " is already declared, use another name");
        }
    }

    void requireDeclared(Token reference) {
        if (values.containsKey(reference.name())) {
            return;
        }
        if (reference.name().equals(ENVIRONMENT)) {
            throw source.error(
                    ErrorCode.E_UNDEFINED_VAR, reference, "$env must be followed by the name to read, write $env.NAME");
        }
        var candidates = new ArrayList<>(values.keySet());
        candidates.add(ENVIRONMENT);
        throw source.error(
                ErrorCode.E_UNDEFINED_VAR,
                reference,
                "undefined variable " + reference.text(),
                NearestName.nearest(reference.name(), candidates));
    }

    void declare(String name, @Nullable Object value) {
        values.put(name, value);
    }

    @Nullable
    Object value(String name) {
        return values.get(name);
    }

    Map<String, @Nullable Object> all() {
        return Collections.unmodifiableMap(values);
    }
}
