// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.text;

/**
 * How text may look where it goes.
 *
 * @param colours whether colours are welcome
 * @param unicode whether signs outside ASCII arrive
 */
public record Style(boolean colours, boolean unicode) {

    /** Plain text. */
    public static final Style PLAIN = new Style(false, false);

    /** Red, for failures. */
    public String red(String text) {
        return paint("31", text);
    }

    /** Green, for successes. */
    public String green(String text) {
        return paint("32", text);
    }

    /** Yellow, for what needs a look. */
    public String yellow(String text) {
        return paint("33", text);
    }

    /** Cyan, for what moves. */
    public String cyan(String text) {
        return paint("36", text);
    }

    /** Bold. */
    public String bold(String text) {
        return paint("1", text);
    }

    /** Faint, for what matters less. */
    public String faint(String text) {
        return paint("2", text);
    }

    private String paint(String code, String text) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    /** {@code sign} where it arrives, {@code ascii} elsewhere. */
    public String sign(String sign, String ascii) {
        return unicode ? sign : ascii;
    }
}
