// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskResultsTest {

    private final TaskResults results = TaskResults.of(
            FakeRecord.succeeded("Load", Map.of("city", "Bern", "count", 5, "tags", List.of("a", "b"))),
            FakeRecord.succeeded("Clean", "Some Text"),
            FakeRecord.succeeded("Count", 12L),
            FakeRecord.failed("Send"));

    private List<String> names(String key, Object wanted) {
        return results.filter(Map.of(key, wanted)).stream()
                .map(TaskResult::name)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "name, Load, Load",
        "content__city, Bern, Load",
        "content__city__icontains, ERN, Load",
        "content__tags__1, b, Load",
        "content__tags__contains, a, Load",
        "content__startswith, Some, Clean",
        "content__endswith, Text, Clean",
        "message__contains, rok, Send"
    })
    void textsAreQueried(String key, String wanted, String name) {
        assertThat(names(key, wanted)).containsExactly(name);
    }

    @Test
    void numbersCompareByValueWhateverTheirType() {
        assertThat(names("content", 12)).containsExactly("Count");
        assertThat(names("content__gt", 11.5)).containsExactly("Count");
        assertThat(names("content__lt", 13)).containsExactly("Count");
        assertThat(names("content__gte", 13)).isEmpty();
        assertThat(names("content__count__lte", 5.0)).containsExactly("Load");
        assertThat(names("content__in", List.of(1, 12.0))).containsExactly("Count");
    }

    @Test
    void aMissingValueSatisfiesIsnullOnly() {
        assertThat(names("content__isnull", true)).containsExactly("Send");
        assertThat(names("content__isnull", false)).hasSize(3);
        assertThat(names("content__nothing__here", "x")).isEmpty();
    }

    @Test
    void conditionsAreJoinedByAnd() {
        assertThat(results.filter(Map.of("success", true, "name__contains", "C"))
                        .contents())
                .containsExactly("Some Text", 12L);
    }

    @Test
    void oneIsFoundOrTheExceptionSaysWhy() {
        assertThat(results.get(Map.of("failed", true)).name()).isEqualTo("Send");
        assertThatThrownBy(() -> results.get(Map.of("name", "Nobody")))
                .isInstanceOf(ResultNotFoundException.class)
                .hasMessageContaining("no result matches {name=Nobody}");
        assertThatThrownBy(() -> results.get(Map.of("success", true)))
                .isInstanceOf(MultipleResultsException.class)
                .hasMessageContaining("3 results match");
    }

    @Test
    void anUnknownAttributeListsTheKnownOnes() {
        assertThatThrownBy(() -> results.filter(Map.of("colour", 1)))
                .hasMessageContaining("query must start with one of [attempts,")
                .hasMessageContaining("got 'colour'");
    }

    @Test
    void theListIsImmutableAndBounded() {
        assertThatThrownBy(() -> results.asList().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> results.get(4)).hasMessage("index must be 0 to 3, got 4");
        assertThat(TaskResults.empty().first()).isEmpty();
    }
}
