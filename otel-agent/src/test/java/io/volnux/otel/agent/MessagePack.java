// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.agent;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads MessagePack, as far as Datadog's agent writes it. */
final class MessagePack {
    private final ByteBuffer bytes;

    MessagePack(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /** The next value: text, number, truth, list, map, bytes or null. */
    @Nullable
    Object next() {
        int type = Byte.toUnsignedInt(bytes.get());
        if (type < 0x80) {
            return (long) type;
        }
        if (type >= 0xe0) {
            return (long) (byte) type;
        }
        if (type < 0x90) {
            return map(type & 0x0f);
        }
        if (type < 0xa0) {
            return list(type & 0x0f);
        }
        return type < 0xc0 ? text(type & 0x1f) : marked(type);
    }

    private @Nullable Object marked(int type) {
        return switch (type) {
            case 0xc0 -> null;
            case 0xc2 -> false;
            case 0xc3 -> true;
            case 0xc4 -> binary(bytes.get() & 0xff);
            case 0xc5 -> binary(bytes.getShort() & 0xffff);
            case 0xc6 -> binary(bytes.getInt());
            case 0xca -> (double) bytes.getFloat();
            case 0xcb -> bytes.getDouble();
            case 0xcc -> bytes.get() & 0xffL;
            case 0xcd -> bytes.getShort() & 0xffffL;
            case 0xce -> bytes.getInt() & 0xffffffffL;
            case 0xcf, 0xd3 -> bytes.getLong();
            case 0xd0 -> (long) bytes.get();
            case 0xd1 -> (long) bytes.getShort();
            case 0xd2 -> (long) bytes.getInt();
            case 0xd9 -> text(bytes.get() & 0xff);
            case 0xda -> text(bytes.getShort() & 0xffff);
            case 0xdb -> text(bytes.getInt());
            case 0xdc -> list(bytes.getShort() & 0xffff);
            case 0xdd -> list(bytes.getInt());
            case 0xde -> map(bytes.getShort() & 0xffff);
            case 0xdf -> map(bytes.getInt());
            default -> throw new IllegalArgumentException("a type must be known, got " + Integer.toHexString(type));
        };
    }

    private byte[] binary(int length) {
        byte[] part = new byte[length];
        bytes.get(part);
        return part;
    }

    private String text(int length) {
        return new String(binary(length), StandardCharsets.UTF_8);
    }

    private List<@Nullable Object> list(int length) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int place = 0; place < length; place++) {
            list.add(next());
        }
        return list;
    }

    private Map<@Nullable Object, @Nullable Object> map(int length) {
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        for (int place = 0; place < length; place++) {
            Object key = next();
            map.put(key, next());
        }
        return map;
    }
}
