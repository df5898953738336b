// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptTest {
    @Test
    void theByteOrderMarkIsNotPartOfTheText() {
        var script = Script.parse("\uFEFFA");
        assertThat(script.text()).isEqualTo("A");
        assertThat(script.chain().steps().getFirst().stage().position()).isEqualTo(new Position(1, 1, 0));
    }

    @Test
    void everyTaskKnowsWhereItAndItsNameStand() {
        var parallel = (Parallel) Script.parse("\n  pypi :: A || MAP<github::B>")
                .chain()
                .steps()
                .getFirst()
                .stage();
        assertThat(parallel.position()).hasToString("2:3");
        assertThat(parallel.arms().getFirst()).isInstanceOfSatisfying(TaskRef.class, task -> {
            assertThat(task.position()).hasToString("2:3");
            assertThat(task.namePosition()).hasToString("2:11");
            assertThat(task.qualifiedName()).isEqualTo("pypi::A");
        });
        assertThat(parallel.arms().getLast()).isInstanceOfSatisfying(MetaRef.class, meta -> {
            assertThat(meta.position()).hasToString("2:16");
            assertThat(meta.templatePosition()).hasToString("2:28");
            assertThat(meta.label()).isEqualTo("MAP<B>");
            assertThat(meta.qualifiedTemplate()).isEqualTo("github::B");
        });
    }

    @Test
    void branchesKeepTheOrderWritten() {
        var task = (TaskRef) Script.parse("A (3 -> B, 0 -> C, 1 |-> D)")
                .chain()
                .steps()
                .getFirst()
                .stage();
        assertThat(task.branches().keySet()).containsExactly(3, 0, 1);
    }

    @Test
    void warningsStandInTheOrderOfTheirPlacesAndSayWhatIsMeant() {
        var warnings = Script.parse("@recursive-depth: 5\nA[executor=\"inline\", executr=1] || B")
                .warnings();
        assertThat(warnings)
                .extracting(Warning::code)
                .containsExactly(
                        WarningCode.W_DEPRECATED_DIRECTIVE, WarningCode.W_EXECUTOR_INLINE, WarningCode.W_NEAR_OPTION);
        assertThat(warnings.getLast().suggestion()).isEqualTo("executor");
        assertThat(warnings.getLast())
                .hasToString("W_NEAR_OPTION at 2:22: option 'executr' is not known and becomes an extra; did you mean"
                        + " 'executor'?");
    }

    @Test
    void aGroupThatPassesInlineOnIsWarnedAboutOnce() {
        assertThat(Script.parse("{A || B -> C || D}[executor=\"inline\"]").warnings())
                .hasSize(1);
        assertThat(Script.parse("{A -> B}[executor=\"inline\"] -> C[executor=\"inline\"]")
                        .warnings())
                .isEmpty();
        assertThat(Script.parse("{A[executor=\"virtual\"] || B[executor=\"virtual\"]}[executor=\"inline\"]")
                        .warnings())
                .isEmpty();
    }

    @Test
    void namespacesOfAResolverAreKnown() {
        var options = ParseOptions.standard().withNamespaces(List.of("sh", "local"));
        assertThat(options.namespaces()).containsExactly("local", "pypi", "github", "eventhub", "docker", "sh");
        assertThatCode(() -> Script.parse("sh::Run", options)).doesNotThrowAnyException();
    }

    @Test
    void treesDifferWhenAnythingInThemDiffers() {
        var texts = List.of(
                "A",
                "B",
                "A -> B",
                "A |-> B",
                "A || B",
                "A * 2",
                "A[x=2]",
                "A[x=$v]",
                "A[y=2]",
                "A (0 -> B)",
                "A (1 -> B)",
                "A (0 |-> B)",
                "{A}",
                "{A, B}",
                "{A}[x=2]",
                "MAP<A>",
                "FILTER<A>",
                "pypi::A",
                "A[x=[2]]",
                "A[x={\"k\": 2}]",
                "A[x=(2)]",
                "A[x=1 < 2]",
                "A[x=1 > 2]",
                "A[x=2 ?? 3]",
                "A[x=1 ? 2 : 3]",
                "A[x=0 ? 3 : 2]",
                "A[x=\"2\"]",
                "A[x=GRPC_EXECUTOR]",
                "A[x=$env.HOME]",
                "(A || B) || C",
                "A || (B || C)");
        for (var left : texts) {
            for (var right : texts) {
                var leftScript = Script.parse("@v = 2\n" + left);
                var rightScript = Script.parse("@v = 2\n" + right);
                assertThat(Trees.same(leftScript, rightScript))
                        .as("%s and %s", left, right)
                        .isEqualTo(left.equals(right));
                assertThat(leftScript.chain().equals(rightScript.chain())).isEqualTo(left.equals(right));
            }
        }
    }

    @Test
    void sameTreesMayStandElsewhere() {
        var left = Script.parse("A->B");
        var right = Script.parse("A\n  -> (B) # same");
        assertThat(Trees.same(left, right)).isTrue();
        assertThat(left.chain()).isNotEqualTo(right.chain());
    }
}
