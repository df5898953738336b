// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is certain from types, against what the conversion of values says. */
class NeverConvertsTest {

    enum Colour {
        RED
    }

    record Point(int x) {}

    /** Not final: somebody may extend it and be a list too. */
    static class Open {}

    static final class Closed {}

    interface Shape {}

    /** Several kinds at once. */
    static final class Rows extends ArrayList<String> implements Shape {
        private static final long serialVersionUID = 1L;
    }

    private static final List<Class<?>> TYPES = List.of(
            Object.class,
            String.class,
            CharSequence.class,
            int.class,
            Double.class,
            BigDecimal.class,
            Number.class,
            boolean.class,
            char.class,
            Colour.class,
            Point.class,
            Open.class,
            Closed.class,
            Shape.class,
            Rows.class,
            List.class,
            Set.class,
            Collection.class,
            Iterable.class,
            ArrayDeque.class,
            Map.class,
            LinkedHashMap.class,
            EnumMap.class,
            int[].class,
            String[].class,
            Optional.class,
            Path.class,
            URI.class,
            Duration.class,
            LocalDate.class,
            Comparable.class,
            InputFile.class);

    private static final List<Object> VALUES = List.of(
            "7",
            java.nio.CharBuffer.wrap("7"),
            "RED",
            "PT1S",
            "2026-01-01",
            "x",
            "true",
            "pom.xml",
            7,
            7L,
            7.0,
            new BigDecimal(7),
            true,
            'c',
            Colour.RED,
            new Point(1),
            new Open(),
            new Open() {},
            new Closed(),
            new Shape() {},
            new Rows(),
            List.of(),
            new ArrayList<>(List.of(1)),
            Set.of(),
            new ArrayDeque<>(),
            Map.of("x", 1),
            new LinkedHashMap<>(),
            new int[] {1},
            new String[] {"1"},
            Optional.empty(),
            Path.of("pom.xml"),
            URI.create("a"),
            Duration.ZERO,
            LocalDate.EPOCH);

    static Stream<Object> values() {
        return VALUES.stream();
    }

    @ParameterizedTest
    @MethodSource("values")
    void whateverConvertsIsNeverCertainNotTo(Object value) {
        List<String> wrong = new ArrayList<>();
        for (Class<?> from : TYPES) {
            for (Class<?> to : TYPES) {
                boolean possible = ValueConverter.boxed(from).isInstance(value) && converts(value, to);
                if (possible && ValueConverter.neverConverts(from, to)) {
                    wrong.add(from + " to " + to);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean converts(Object value, Class<?> to) {
        try {
            ValueConverter.convert(value, to, "value");
            return true;
        } catch (ValueConversionException no) {
            return false;
        }
    }

    @Test
    void whatCanBeKnownIsKnown() {
        assertThat(targetsOf(List.class)).contains(Map.class, String.class, int.class, Point.class, Colour.class);
        assertThat(targetsOf(Map.class))
                .contains(List.class, int[].class, String.class)
                .doesNotContain(Point.class);
        assertThat(targetsOf(Point.class)).contains(Map.class, String.class, int.class, Closed.class, Shape.class);
        assertThat(targetsOf(int.class))
                .contains(boolean.class, Map.class, Path.class)
                .doesNotContain(String.class, Double.class, Number.class);
        assertThat(targetsOf(String.class)).contains(Map.class, Point.class).doesNotContain(Path.class, int.class);
        assertThat(targetsOf(int[].class)).contains(Map.class, String.class);
        assertThat(targetsOf(ArrayList.class)).contains(Open.class).doesNotContain(Shape.class);
        assertThat(targetsOf(List.class)).doesNotContain(Open.class, Shape.class, Set.class);
        assertThat(targetsOf(Open.class)).isEmpty();
        assertThat(targetsOf(Shape.class)).isEmpty();
        assertThat(targetsOf(Object.class)).isEmpty();
        assertThat(targetsOf(void.class)).isEmpty();
    }

    private static List<Class<?>> targetsOf(Type from) {
        List<Class<?>> targets = new ArrayList<>();
        TYPES.stream().filter(to -> ValueConverter.neverConverts(from, to)).forEach(targets::add);
        return targets;
    }
}
