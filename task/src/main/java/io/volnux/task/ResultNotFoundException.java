// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

/** No result satisfies a query that wants exactly one. */
public final class ResultNotFoundException extends VolnuxException {

    private static final long serialVersionUID = 1L;

    public ResultNotFoundException(String message) {
        super(message);
    }
}
