// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Conversions between single values. Null means: not possible. */
final class Scalars {

    private static final Map<Class<?>, Function<String, ?>> FROM_TEXT = Map.ofEntries(
            Map.entry(Path.class, Path::of),
            Map.entry(java.io.File.class, java.io.File::new),
            Map.entry(java.net.URI.class, java.net.URI::create),
            Map.entry(java.util.UUID.class, java.util.UUID::fromString),
            Map.entry(java.nio.charset.Charset.class, java.nio.charset.Charset::forName),
            Map.entry(Duration.class, Scalars::duration),
            Map.entry(java.time.Instant.class, java.time.Instant::parse),
            Map.entry(java.time.LocalDate.class, java.time.LocalDate::parse),
            Map.entry(java.time.LocalTime.class, java.time.LocalTime::parse),
            Map.entry(java.time.LocalDateTime.class, java.time.LocalDateTime::parse),
            Map.entry(java.time.OffsetDateTime.class, java.time.OffsetDateTime::parse),
            Map.entry(java.time.ZonedDateTime.class, java.time.ZonedDateTime::parse),
            Map.entry(java.time.ZoneId.class, java.time.ZoneId::of),
            Map.entry(Boolean.class, Scalars::bool),
            Map.entry(Character.class, text -> text.length() == 1 ? text.charAt(0) : null));

    private Scalars() {}

    /** Whether some value of one class may become the other; both without primitives. */
    static boolean mayConvert(Class<?> from, Class<?> target) {
        boolean text = CharSequence.class.isAssignableFrom(from);
        if (target == InputFile.class) {
            return text || Path.class.isAssignableFrom(from);
        }
        boolean number = Number.class.isAssignableFrom(target);
        if (text) {
            return number || target.isEnum() || target == String.class || FROM_TEXT.containsKey(target);
        }
        if (number) {
            return Number.class.isAssignableFrom(from);
        }
        return (target == String.class || target == CharSequence.class) && mayBePlain(from);
    }

    private static boolean mayBePlain(Class<?> from) {
        return Number.class.isAssignableFrom(from)
                || from == Boolean.class
                || from == Character.class
                || Enum.class.isAssignableFrom(from)
                || FROM_TEXT.keySet().stream().anyMatch(type -> type.isAssignableFrom(from));
    }

    static @Nullable Object convert(Object from, Class<?> target) {
        try {
            if (from instanceof Number number && Number.class.isAssignableFrom(target)) {
                return number(Numbers.decimal(number), target);
            }
            if (from instanceof java.nio.file.Path path && target == InputFile.class) {
                return new InputFile(path);
            }
            if (target == InputFile.class && from instanceof CharSequence text) {
                return InputFile.of(text.toString());
            }
            if (from instanceof CharSequence text) {
                return fromText(text.toString(), target);
            }
            boolean asText = target == String.class || target == CharSequence.class;
            return asText && isPlain(from) ? from.toString() : null;
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException ignored) {
            return null; // reported by the caller, which knows what the value is for
        }
    }

    /** Whether it is one value that has a text of its own. */
    static boolean isPlain(Object from) {
        return from instanceof Number
                || from instanceof Boolean
                || from instanceof Character
                || from instanceof Enum<?>
                || FROM_TEXT.keySet().stream().anyMatch(type -> type.isInstance(from));
    }

    private static @Nullable Object fromText(String text, Class<?> target) {
        if (Number.class.isAssignableFrom(target)) {
            return number(new BigDecimal(text.strip()), target);
        }
        if (target.isEnum()) {
            return enumConstant(text.strip(), target);
        }
        if (target == String.class) {
            return text;
        }
        Function<String, ?> parser = FROM_TEXT.get(target);
        return parser == null ? null : parser.apply(target == Path.class ? text : text.strip());
    }

    private static @Nullable Object enumConstant(String text, Class<?> target) {
        for (Object constant : target.getEnumConstants()) {
            if (((Enum<?>) constant).name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        return null;
    }

    private static @Nullable Object number(BigDecimal value, Class<?> target) {
        if (target == Integer.class) {
            return value.intValueExact();
        }
        if (target == Long.class) {
            return value.longValueExact();
        }
        if (target == Double.class || target == Number.class) {
            double number = value.doubleValue();
            return Double.isInfinite(number) ? null : number;
        }
        if (target == Float.class) {
            float number = value.floatValue();
            return Float.isInfinite(number) ? null : number;
        }
        if (target == Short.class) {
            return value.shortValueExact();
        }
        if (target == Byte.class) {
            return value.byteValueExact();
        }
        if (target == BigInteger.class) {
            return value.toBigIntegerExact();
        }
        return target == BigDecimal.class ? value : null;
    }

    private static @Nullable Boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> null;
        };
    }

    private static Duration duration(String text) {
        return Durations.parse(text);
    }
}
