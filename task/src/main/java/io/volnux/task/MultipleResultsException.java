// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

/** Several results satisfy a query that wants exactly one. */
public final class MultipleResultsException extends VolnuxException {

    private static final long serialVersionUID = 1L;

    public MultipleResultsException(String message) {
        super(message);
    }
}
