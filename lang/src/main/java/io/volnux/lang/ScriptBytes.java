// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** Text of a script file. */
final class ScriptBytes {
    private ScriptBytes() {}

    /** Decodes UTF-8; malformed input is reported where it stands. */
    static String decode(byte[] bytes) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var chars = CharBuffer.allocate(bytes.length + 1);
        var input = ByteBuffer.wrap(bytes);
        var result = decoder.decode(input, chars, true);
        var text = withoutMark(chars.flip().toString());
        if (!result.isError()) {
            return text;
        }
        int badByte = Byte.toUnsignedInt(bytes[input.position()]);
        var position = SourcePositions.at(text, text.length());
        var diagnostic = new Diagnostic(
                ErrorCode.E_LEX_CHAR,
                position,
                "0x%02X".formatted(badByte),
                "byte 0x%02X is not UTF-8".formatted(badByte),
                null,
                "Save the file as UTF-8");
        throw new PointySyntaxException(diagnostic, withoutMark(new String(bytes, StandardCharsets.UTF_8)));
    }

    /** Returns the text without a leading byte order mark. */
    static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == SourcePositions.BYTE_ORDER_MARK ? text.substring(1) : text;
    }
}
