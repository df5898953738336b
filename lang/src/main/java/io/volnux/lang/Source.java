// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.Optional;

/** The text being compiled, and the errors about it. */
record Source(String text) {
    PointySyntaxException error(ErrorCode code, Token at, String message) {
        return error(new Diagnostic(code, at.position(), at.offending(), message, null, null));
    }

    PointySyntaxException error(ErrorCode code, Token at, String message, Optional<String> suggestion) {
        return error(new Diagnostic(code, at.position(), at.offending(), message, suggestion.orElse(null), null));
    }

    PointySyntaxException error(Diagnostic diagnostic) {
        return new PointySyntaxException(diagnostic, text);
    }
}
