// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

/**
 * A part of a value does not fit; on its way out every enclosing part adds where it is. Never leaves a conversion.
 */
final class UnfitValue extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String rule;
    private final transient Object got;
    private String path = "";

    private UnfitValue(String rule, Object got) {
        super(rule, null, false, false);
        this.rule = rule;
        this.got = got;
    }

    /** The value that does not fit; {@code rule} says what it must be. */
    static UnfitValue value(String rule, Object got) {
        return new UnfitValue(rule, got);
    }

    UnfitValue at(int index) {
        path = "[" + index + "]" + joined();
        return this;
    }

    UnfitValue at(String component) {
        path = component + joined();
        return this;
    }

    UnfitValue atKey(String key) {
        path = "['" + ValueText.cut(key) + "']" + joined();
        return this;
    }

    private String joined() {
        return path.isEmpty() || path.startsWith("[") ? path : "." + path;
    }

    /** What was to be converted: names the whole type, and the part if only a part is wrong. */
    ValueConversionException told(String what, String type) {
        boolean secret = SecretNames.matches(what) || SecretNames.matches(path);
        String found = got instanceof Reason(var reason) ? reason : ValueText.of(got, secret);
        String text = path.isEmpty()
                ? "%s must be %s, got %s".formatted(what, rule, found)
                : "%s must be %s, but %s must be %s, got %s".formatted(what, type, path, rule, found);
        return new ValueConversionException(text);
    }

    /** In place of a value: why there is none. */
    record Reason(String text) {}
}
