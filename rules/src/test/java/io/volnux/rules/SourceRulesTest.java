// SPDX-License-Identifier: Apache-2.0
package io.volnux.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The style of the text, and that every rule of it bites. */
class SourceRulesTest {
    private static final String MAIN = "lang/src/main/java/A.java";
    private static final String TEST = "lang/src/test/java/A.java";

    @Test
    void everyJavaFileKeepsTheSourceRules() throws IOException {
        var repository = Repository.current();
        var sources = new TreeMap<String, String>();
        for (var file : repository.javaFiles()) {
            sources.put(repository.name(file), Files.readString(file));
        }
        assertThat(SourceRules.breaches(sources)).isEmpty();
    }

    @Nested
    class ABreachIsFound {
        @Test
        void whenTheLicenceLineIsMissing() throws IOException {
            assertThat(breaches(MAIN, "final class A {}\n"))
                    .singleElement()
                    .asString()
                    .contains("first line must be");
        }

        @Test
        void whenAFileIsTooLong() throws IOException {
            var source = SourceRules.LICENCE + "\nfinal class A {\n" + "\n".repeat(398) + "}\n";
            assertThat(breaches(TEST, source)).singleElement().asString().contains("got 401");
        }

        @Test
        void whenAMethodIsTooLong() throws IOException {
            assertThat(breaches(MAIN, method("void run() {" + "\n".repeat(40) + "}")))
                    .singleElement()
                    .asString()
                    .contains("run must have at most 40 lines, got 41");
        }

        @Test
        void whenAMethodHasTooManyParameters() throws IOException {
            assertThat(breaches(MAIN, method("void run(int a, int b, int c, int d, int e, int f) {}")))
                    .singleElement()
                    .asString()
                    .contains(MAIN + ":3: run must have at most 5 parameters, got 6");
        }

        @Test
        void whenAClassIsOpen() throws IOException {
            assertThat(breaches(MAIN, SourceRules.LICENCE + "\npublic class A {}\n"))
                    .containsExactly(MAIN + ":2: class A must be final or sealed");
        }

        @Test
        void whenAMethodIsSynchronized() throws IOException {
            assertThat(breaches(TEST, method("synchronized void run() {}")))
                    .singleElement()
                    .asString()
                    .contains("lock must be a ReentrantLock");
        }

        @Test
        void whenABlockIsSynchronized() throws IOException {
            assertThat(breaches(MAIN, method("void run() { synchronized (this) {} }")))
                    .singleElement()
                    .asString()
                    .contains("lock must be a ReentrantLock");
        }
    }

    @Nested
    class NothingIsFound {
        @Test
        void inRecordsEnumsAbstractAndSealedClasses() throws IOException {
            var source = SourceRules.LICENCE + """

                record R(int a, int b, int c, int d, int e, int f) {}
                enum E {
                    ONE { },
                    TWO
                }
                abstract class Base {}
                sealed class S permits T {}
                final class T extends S {
                    static class Nested {}
                }
                """;
            assertThat(breaches(MAIN, source)).isEmpty();
        }

        @Test
        void inTheWordSynchronizedOfATextOrComment() throws IOException {
            assertThat(breaches(MAIN, method("String word = \"synchronized\"; // synchronized")))
                    .isEmpty();
        }

        @Test
        void inAnOpenTestClass() throws IOException {
            assertThat(breaches(TEST, SourceRules.LICENCE + "\nclass ATest {}\n"))
                    .isEmpty();
        }
    }

    private static List<String> breaches(String name, String source) throws IOException {
        return SourceRules.breaches(Map.of(name, source));
    }

    private static String method(String text) {
        return SourceRules.LICENCE + "\nfinal class A {\n" + text + "\n}\n";
    }
}
