// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValueConverterTest {

    private static final long SEED = 99;

    record Order(int id, @Nullable String name, List<Double> prices) {}

    enum Colour {
        RED,
        GREEN
    }

    /** Generic types to convert to. */
    @SuppressWarnings("unused")
    static final class Types {
        List<Integer> numbers = List.of();
        Map<String, Path> paths = Map.of();
        List<Order> orders = List.of();
        Set<String> texts = Set.of();
        Optional<Integer> maybe = Optional.empty();
    }

    private static Type type(String field) {
        try {
            return Types.class.getDeclaredField(field).getGenericType();
        } catch (NoSuchFieldException missing) {
            throw new IllegalArgumentException(missing);
        }
    }

    private static @Nullable Object convert(@Nullable Object value, Type type) {
        return ValueConverter.convert(value, type, "input 'x'");
    }

    @Test
    void numbersBecomeEachOtherWhenNothingIsLost() {
        assertThat(convert(7L, int.class)).isEqualTo(7);
        assertThat(convert(7.0, Long.class)).isEqualTo(7L);
        assertThat(convert(1, BigDecimal.class)).isEqualTo(BigDecimal.ONE);
        assertThatThrownBy(() -> convert(7.5, int.class)).hasMessage("input 'x' must be int, got Double '7.5'");
        assertThatThrownBy(() -> convert(1L << 40, int.class)).isInstanceOf(ValueConversionException.class);
    }

    @Test
    void textsBecomeScalars() {
        assertThat(convert(" 12 ", int.class)).isEqualTo(12);
        assertThat(convert("yes", boolean.class)).isEqualTo(true);
        assertThat(convert("green", Colour.class)).isEqualTo(Colour.GREEN);
        assertThat(convert("a/b.csv", Path.class)).isEqualTo(Path.of("a/b.csv"));
        assertThat(convert("250ms", Duration.class)).isEqualTo(Duration.ofMillis(250));
        assertThatThrownBy(() -> convert("blue", Colour.class)).hasMessageContaining("got String 'blue'");
    }

    @Test
    void scalarsBecomeTextButObjectsDoNot() {
        assertThat(convert(12L, String.class)).isEqualTo("12");
        assertThat(convert(Colour.RED, String.class)).isEqualTo("RED");
        assertThatThrownBy(() -> convert(List.of(1), String.class))
                .hasMessage("input 'x' must be String, got a List of 1 Integer, first '1'");
    }

    @Test
    void elementsAreConvertedAndUnchangedCollectionsStayTheSame() {
        assertThat(convert(List.of("1", 2L), type("numbers"))).isEqualTo(List.of(1, 2));
        List<Integer> fits = List.of(1, 2);
        assertThat(convert(fits, type("numbers"))).isSameAs(fits);
        assertThat(convert(new String[] {"3"}, type("numbers"))).isEqualTo(List.of(3));
        assertThat(convert(List.of("a", "a"), type("texts"))).isEqualTo(Set.of("a"));
        assertThat(convert(Map.of(1, "p"), type("paths"))).isEqualTo(Map.of("1", Path.of("p")));
        assertThat(convert(List.of(1, "2"), int[].class)).isEqualTo(new int[] {1, 2});
    }

    @Test
    void mapsBecomeRecords() {
        assertThat(convert(List.of(Map.of("id", "4", "prices", List.of(1, "2.5"))), type("orders")))
                .isEqualTo(List.of(new Order(4, null, List.of(1.0, 2.5))));
        assertThatThrownBy(() -> convert(Map.of("name", "n"), Order.class))
                .hasMessage(
                        "input 'x' must be Order, but id must be int, got null; declare Integer if it may be absent");
    }

    @Test
    void aWrongElementNamesItsPlaceAndTheWholeType() {
        assertThatThrownBy(() -> convert(List.of(1, "two"), type("numbers")))
                .hasMessage("input 'x' must be List<Integer>, but [1] must be Integer, got String 'two'");
        assertThatThrownBy(() -> convert(
                        List.of(Map.of("id", 1, "prices", List.of(1)), Map.of("id", 2, "prices", List.of(1, "dear"))),
                        type("orders")))
                .hasMessage("input 'x' must be List<Order>, but [1].prices[1] must be Double, got String 'dear'");
        assertThatThrownBy(() -> convert(Map.of("home", 1.5), type("paths")))
                .hasMessage("input 'x' must be Map<String, Path>, but ['home'] must be Path, got Double '1.5'");
        assertThatThrownBy(() -> convert(Map.of("amount", -1), Amount.class))
                .hasMessage("input 'x' must be Amount, got a map its constructor refuses:"
                        + " java.lang.IllegalArgumentException: amount must not be negative");
    }

    @Test
    void aValueThatDoesNotFitIsToldInOneLineWithoutItsSecrets() {
        List<Login> logins = java.util.Collections.nCopies(1461, new Login("ada", "s3cret", Optional.of("s3cret")));
        assertThatThrownBy(() -> convert(logins, type("paths")))
                .hasMessage("input 'x' must be Map<String, Path>, got a List of 1,461 Login,"
                        + " first Login[name=ada, password=***, note=Optional]");
        assertThatThrownBy(() -> convert(List.of(), type("paths"))).hasMessageEndingWith("got an empty List");
        assertThatThrownBy(() -> convert(List.of(1, "a"), int.class))
                .hasMessageEndingWith("got a List of 2 values, first '1'");
        assertThatThrownBy(() -> convert(Map.of("a", 1), int.class)).hasMessageEndingWith("got a Map of 1 entries");
        assertThatThrownBy(() -> convert(new int[3], int.class)).hasMessageEndingWith("got an array of 3 int");
        assertThatThrownBy(() -> convert("x".repeat(99), int.class))
                .hasMessageEndingWith("got String '" + "x".repeat(60) + "…'");
        assertThatThrownBy(() -> convert(new Teller(), int.class)).hasMessageEndingWith("got Teller");
        assertThatThrownBy(() -> convert(Map.of("pin", "12a4"), Card.class))
                .hasMessage("input 'x' must be Card, but pin must be int, got String");
        assertThatThrownBy(() -> ValueConverter.convert(logins, int.class, "option 'token'"))
                .hasMessage("option 'token' must be int, got a List of 1,461 Login");
    }

    record Amount(int amount) {
        Amount {
            if (amount < 0) {
                throw new IllegalArgumentException("amount must not be negative");
            }
        }
    }

    record Login(String name, String password, Optional<String> note) {}

    record Card(int pin) {}

    /** Its text is nobody's business. */
    static final class Teller {
        @Override
        public String toString() {
            throw new IllegalStateException("asked for its text");
        }
    }

    @Test
    void nullStaysNullExceptForPrimitives() {
        assertThat(convert(null, String.class)).isNull();
        assertThat(convert(null, type("maybe"))).isEqualTo(Optional.empty());
        assertThat(convert("3", type("maybe"))).isEqualTo(Optional.of(3));
        assertThatThrownBy(() -> convert(null, long.class))
                .hasMessage("input 'x' must be long, got null; declare Long if it may be absent");
    }

    @Test
    void secretValuesAreNotShown() {
        assertThatThrownBy(() -> ValueConverter.convert("hunter2", int.class, "input 'dbPassword'"))
                .hasMessage("input 'dbPassword' must be int, got String");
    }

    @Test
    void longValuesAreCut() {
        assertThatThrownBy(() -> convert("y".repeat(500), int.class)).hasMessageEndingWith("yyy…'");
    }

    @Test
    void numbersSurviveTheWayThroughTextAndBack() {
        Random random = new Random(SEED);
        List<Class<?>> types = List.of(Long.class, Integer.class, Double.class, BigDecimal.class);
        for (int i = 0; i < 2_000; i++) {
            Class<?> type = types.get(random.nextInt(types.size()));
            Object number = convert(random.nextInt(), type);
            Object back = convert(convert(number, String.class), type);
            assertThat(back).as("seed %d round %d", SEED, i).isEqualTo(number);
        }
    }

    @Test
    void nothingButAConversionExceptionComesOut() {
        Random random = new Random(SEED);
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(
                null, "", "x", "NaN", "1e400", Double.NaN, Double.POSITIVE_INFINITY, -0.0, Long.MIN_VALUE, 'c', true));
        values.addAll(List.of(List.of(), Map.of(), new int[0], Optional.empty(), Colour.RED, new Object()));
        List<Type> types = new ArrayList<>(List.of(int.class, char.class, Colour.class, Path.class, Order.class));
        types.addAll(List.of(Duration.class, BigDecimal.class, String[].class, Object.class, Double.class));
        types.addAll(List.of(type("numbers"), type("paths"), type("orders"), type("maybe"), type("texts")));
        for (int i = 0; i < 5_000; i++) {
            Object value = values.get(random.nextInt(values.size()));
            Type type = types.get(random.nextInt(types.size()));
            try {
                convert(random.nextBoolean() ? value : List.of(String.valueOf(value)), type);
            } catch (ValueConversionException expected) {
                assertThat(expected).hasMessageContaining("must be");
            }
        }
    }
}
