// SPDX-License-Identifier: Apache-2.0
package io.volnux.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The architecture of the compiled modules, and that every rule of it bites. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
    private final ArchitectureRules rules = new ArchitectureRules("io.volnux");
    private final Repository repository = Repository.current();
    private JavaClasses product = classesOf(List.of());

    @BeforeAll
    void readTheCompiledModules() throws IOException {
        product = classesOf(repository.mainClasses());
    }

    @Test
    void everyModuleHasItsArrows() {
        check(rules.everyModuleHasItsArrows());
    }

    @Test
    void arrowsPointOneWay() {
        check(rules.arrowsPointOneWay());
    }

    @Test
    void coreNeedsOnlyTheJdk() {
        check(rules.coreNeedsOnlyTheJdk());
    }

    @Test
    void internalsStayInTheirModule() {
        check(rules.internalsStayInTheirModule());
    }

    @Test
    void stepsOfARunKnowOnlyLaterOnes() {
        check(rules.stepsOfARunKnowOnlyLaterOnes());
    }

    @Test
    void packagesHaveNoCycles() {
        check(rules.noPackageCycles());
    }

    @Test
    void staticFieldsAreFinal() {
        check(rules.staticFieldsAreFinal());
    }

    @Test
    void staticFieldsHoldNoState() {
        check(rules.staticFieldsHoldNoState());
    }

    @Test
    void noFieldIsOptional() {
        check(rules.noOptionalFields());
    }

    @Test
    void onlyTheTimeSourceReadsTheClock() {
        check(rules.onlyTheTimeSourceReadsTheClock());
    }

    @Test
    void testsDoNotSleep() throws IOException {
        rules.testsDoNotSleep()
                .allowEmptyShould(true)
                .check(classesOf(repository.testClasses())
                        .that(DescribedPredicate.describe(
                                "outside the planted breaches",
                                type -> !type.getPackageName().startsWith("io.volnux.rules.broken"))));
    }

    private void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(product);
    }

    private static JavaClasses classesOf(List<Path> folders) {
        return new ClassFileImporter().importPaths(folders);
    }

    /** Each rule against classes that break it, planted below {@code io.volnux.rules.broken}. */
    @Nested
    class ABreachIsFound {
        private final ArchitectureRules planted = new ArchitectureRules("io.volnux.rules.broken");
        private final JavaClasses broken = new ClassFileImporter().importPackages("io.volnux.rules.broken");

        @Test
        void whenAModuleHasNoArrows() {
            assertThat(breaches(planted.everyModuleHasItsArrows()))
                    .anyMatch(breach -> breach.contains("broken.stranger.Stranger"))
                    .allMatch(breach -> breach.contains("broken.stranger."));
        }

        @Test
        void whenAnArrowPointsBack() {
            assertThat(breaches(planted.arrowsPointOneWay()))
                    .anyMatch(breach -> breach.contains("broken.lang.LooksUp") && breach.contains("broken.graph."))
                    .allMatch(breach -> breach.contains("broken.lang.LooksUp"));
        }

        @Test
        void whenACoreModuleNeedsALibrary() {
            assertThat(breaches(planted.coreNeedsOnlyTheJdk()))
                    .isNotEmpty()
                    .allMatch(breach -> breach.contains("broken.lang.LooksUp") && breach.contains("com.tngtech"));
        }

        @Test
        void whenAnInternalIsImportedFromOutside() {
            assertThat(breaches(planted.internalsStayInTheirModule()))
                    .isNotEmpty()
                    .allMatch(breach -> breach.contains("broken.cli.Clocked") && breach.contains("internal.flow"));
        }

        @Test
        void whenAStepKnowsAnEarlierOne() {
            assertThat(breaches(planted.stepsOfARunKnowOnlyLaterOnes()))
                    .isNotEmpty()
                    .allMatch(breach -> breach.contains("flow.Flow") && breach.contains("loop.Loop"));
        }

        @Test
        void whenPackagesGoRound() {
            assertThat(breaches(planted.noPackageCycles())).isNotEmpty().anyMatch(breach -> breach.contains("Cycle"));
        }

        @Test
        void whenAStaticFieldIsNotFinal() {
            assertThat(breaches(planted.staticFieldsAreFinal()))
                    .singleElement()
                    .asString()
                    .contains("Clocked.changing");
        }

        @Test
        void whenAStaticFieldHoldsState() {
            assertThat(breaches(planted.staticFieldsHoldNoState()))
                    .singleElement()
                    .asString()
                    .contains("Clocked.COUNT");
        }

        @Test
        void whenAFieldIsOptional() {
            assertThat(breaches(planted.noOptionalFields()))
                    .singleElement()
                    .asString()
                    .contains("Clocked.maybe");
        }

        @Test
        void whenTheClockIsReadOutsideTheTimeSource() {
            assertThat(breaches(planted.onlyTheTimeSourceReadsTheClock()))
                    .hasSize(4)
                    .allMatch(breach -> breach.contains("Clocked"));
        }

        @Test
        void whenATestSleeps() {
            assertThat(breaches(planted.testsDoNotSleep())).anyMatch(breach -> breach.contains("Clocked.wakes"));
        }

        private List<String> breaches(ArchRule rule) {
            return rule.evaluate(broken).getFailureReport().getDetails();
        }
    }
}
