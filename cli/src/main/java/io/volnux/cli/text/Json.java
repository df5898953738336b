// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** JSON as plain values: maps, lists, texts, numbers, booleans and null. */
public final class Json {

    /** What the parser says of itself and its settings. */
    private static final Pattern ABOUT_THE_PARSER =
            Pattern.compile(" \\(start marker at .*|: enable `.*|, from `[^`]*`");

    private Json() {}

    /**
     * Reads one JSON value.
     *
     * @param source what it is read from, for the error text
     * @throws UserError naming line and column, if it is not JSON
     */
    public static @Nullable Object read(String source, String text) {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            if (parser.nextToken() == null) {
                throw new UserError(source + " must be JSON, got nothing");
            }
            Object value = value(source, parser);
            if (parser.nextToken() != null) {
                var place = parser.currentTokenLocation();
                throw new UserError("%s must be one JSON value, got more at line %d, column %d"
                        .formatted(source, place.getLineNr(), place.getColumnNr()));
            }
            return value;
        } catch (JsonProcessingException broken) {
            throw new UserError("%s must be JSON, got %s".formatted(source, explain(broken)), broken);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String explain(JsonProcessingException broken) {
        String said = broken.getOriginalMessage().lines().findFirst().orElse("a mistake");
        String message = ABOUT_THE_PARSER.matcher(said).replaceAll("");
        String lower =
                message.isEmpty() ? message : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
        var place = broken.getLocation();
        return place == null
                ? lower
                : "at line %d, column %d: %s".formatted(place.getLineNr(), place.getColumnNr(), lower);
    }

    private static @Nullable Object value(String source, JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(source, parser);
            case START_ARRAY -> array(source, parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? (Object) parser.getBigIntegerValue()
                        : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private static Map<String, @Nullable Object> object(String source, JsonParser parser) throws IOException {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (entries.containsKey(name)) {
                var place = parser.currentTokenLocation();
                throw new UserError("%s must have each name once, got '%s' again at line %d, column %d"
                        .formatted(source, name, place.getLineNr(), place.getColumnNr()));
            }
            parser.nextToken();
            entries.put(name, value(source, parser));
        }
        return entries;
    }

    private static List<@Nullable Object> array(String source, JsonParser parser) throws IOException {
        List<@Nullable Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(source, parser));
        }
        return items;
    }

    /** Writes maps, lists and single values, indented; any other object as its text. */
    public static String write(@Nullable Object value) {
        StringWriter text = new StringWriter();
        DefaultPrettyPrinter lines = new DefaultPrettyPrinter();
        lines.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
            generator.setPrettyPrinter(lines);
            write(generator, value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(JsonGenerator generator, @Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> entries) {
            generator.writeStartObject();
            for (Map.Entry<?, ?> entry : entries.entrySet()) {
                generator.writeFieldName(String.valueOf(entry.getKey()));
                write(generator, entry.getValue());
            }
            generator.writeEndObject();
        } else if (value instanceof Iterable<?> items && !(value instanceof java.nio.file.Path)) {
            generator.writeStartArray();
            for (Object item : items) {
                write(generator, item);
            }
            generator.writeEndArray();
        } else if (value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof Byte) {
            generator.writeNumber(((Number) value).longValue());
        } else if (value instanceof Double number) {
            generator.writeNumber(number);
        } else if (value instanceof Float number) {
            generator.writeNumber(number);
        } else if (value instanceof BigInteger number) {
            generator.writeNumber(number);
        } else if (value instanceof BigDecimal number) {
            generator.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            generator.writeBoolean(flag);
        } else if (value == null) {
            generator.writeNull();
        } else {
            generator.writeString(value.toString());
        }
    }
}
