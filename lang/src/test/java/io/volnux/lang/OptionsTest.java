// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OptionsTest {
    private static Options options(String unit) {
        return switch (Script.parse(unit).chain().steps().getFirst().stage()) {
            case TaskRef task -> task.options();
            case MetaRef meta -> meta.options();
            case Group group -> group.options();
            case Parallel parallel -> throw new AssertionError(parallel);
        };
    }

    @Test
    void aFactorOutranksTheWrittenOption() {
        var options = options("A[x=1, retry_attempts=5] * 3");
        assertThat(options.values())
                .containsExactlyInAnyOrderEntriesOf(java.util.Map.of("x", 1L, "retry_attempts", 3L));
        assertThat(options.find("retry_attempts").orElseThrow().value()).isEqualTo(3L);
        assertThat(options.written()).extracting(Option::value).containsExactly(1L, 5L);
    }

    @Test
    void optionsAreFoundByKey() {
        var options = options("A[x=null]");
        assertThat(options.find("x")).isPresent();
        assertThat(options.find("y")).isEmpty();
        assertThat(options.values()).containsKey("x");
    }

    @Test
    void nothingWrittenIsEmpty() {
        assertThat(options("A").isEmpty()).isTrue();
        assertThat(options("A * 2").isEmpty()).isFalse();
        assertThat(options("A[x=1]").isEmpty()).isFalse();
    }

    @Test
    void theTreeKeepsWhatIsWrittenBesideWhatItComesTo() {
        var option =
                options("{A}[x=2 < 1 ? \"a\" : THREADPOOL_EXECUTOR]").written().getFirst();
        assertThat(option.value()).isEqualTo("THREADPOOL_EXECUTOR");
        assertThat(option.expression()).isInstanceOfSatisfying(Expression.Ternary.class, ternary -> {
            assertThat(ternary.condition()).isInstanceOf(Expression.Comparison.class);
            assertThat(ternary.whenFalse()).isInstanceOf(Expression.Constant.class);
        });
        assertThat(option.keyPosition()).isEqualTo(new Position(1, 5, 4));
        assertThat(option.valuePosition()).isEqualTo(new Position(1, 7, 6));
    }

    @Test
    void valuesCannotBeChanged() {
        var values = options("A[x=[1], y={\"k\": 2}]").values();
        assertThat(values).isUnmodifiable();
        assertThat((java.util.List<?>) values.get("x")).isUnmodifiable();
        assertThat((java.util.Map<?, ?>) values.get("y")).isUnmodifiable();
    }
}
