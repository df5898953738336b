// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

/** A value cannot become the declared type; the message names what it is for and both types. */
public final class ValueConversionException extends VolnuxException {

    private static final long serialVersionUID = 1L;

    public ValueConversionException(String message) {
        super(message);
    }
}
