// SPDX-License-Identifier: Apache-2.0
package io.volnux.rules;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What can be told from the text of a Java file alone: licence, size, modifiers, locks. */
final class SourceRules {
    static final String LICENCE = "// SPDX-License-Identifier: Apache-2.0";
    static final int LINES_OF_A_FILE = 400;
    static final int LINES_OF_A_METHOD = 40;
    static final int PARAMETERS = 5;

    private SourceRules() {}

    /**
     * All breaches, each as {@code name:line: subject must rule, got value}.
     *
     * @param sources texts by their path from the root of the repository; test sources are told by it
     */
    static List<String> breaches(Map<String, String> sources) throws IOException {
        var breaches = new ArrayList<String>();
        sources.forEach((name, source) -> checkLines(name, Repository.lines(source), breaches));
        var texts = sources.entrySet().stream()
                .map(source -> new Text(source.getKey(), source.getValue()))
                .toList();
        var task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problem -> {}, List.of("-proc:none"), null, texts);
        var positions = Trees.instance(task).getSourcePositions();
        for (var unit : task.parse()) {
            new Scanner(unit.getSourceFile().getName().substring(1), breaches, unit, positions).scan(unit, null);
        }
        return breaches;
    }

    private static void checkLines(String name, List<String> lines, List<String> breaches) {
        if (lines.isEmpty() || !lines.get(0).equals(LICENCE)) {
            breaches.add("%s:1: first line must be \"%s\"".formatted(name, LICENCE));
        }
        if (lines.size() > LINES_OF_A_FILE) {
            breaches.add("%s:1: file must have at most %d lines, got %d; it has two jobs, name the second"
                    .formatted(name, LINES_OF_A_FILE, lines.size()));
        }
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String source;

        Text(String name, String source) {
            super(URI.create("text:///" + name.replace(' ', '_')), JavaFileObject.Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }
    }

    private static final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private static final Set<Modifier> CLOSED =
                Set.of(Modifier.FINAL, Modifier.SEALED, Modifier.NON_SEALED, Modifier.ABSTRACT);

        private final String name;
        private final boolean test;
        private final List<String> breaches;
        private final CompilationUnitTree unit;
        private final SourcePositions positions;

        Scanner(String name, List<String> breaches, CompilationUnitTree unit, SourcePositions positions) {
            this.name = name;
            this.test = name.contains("src/test/");
            this.breaches = breaches;
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
            var topLevel = getCurrentPath().getParentPath().getLeaf() instanceof CompilationUnitTree;
            var open = Collections.disjoint(type.getModifiers().getFlags(), CLOSED);
            if (topLevel && open && !test && type.getKind() == Tree.Kind.CLASS) {
                report(type, "class %s must be final or sealed".formatted(type.getSimpleName()));
            }
            return super.visitClass(type, null);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
            if (method.getModifiers().getFlags().contains(Modifier.SYNCHRONIZED)) {
                report(method, "lock must be a ReentrantLock, got synchronized");
            }
            var parameters = method.getParameters().size();
            if (!test && !isHeader(method) && !isOverride(method) && parameters > PARAMETERS) {
                report(
                        method,
                        "%s must have at most %d parameters, got %d"
                                .formatted(method.getName(), PARAMETERS, parameters));
            }
            var body = method.getBody();
            if (!test && body != null) {
                var length = line(positions.getEndPosition(unit, body)) - line(start(method)) + 1;
                if (length > LINES_OF_A_METHOD) {
                    report(
                            method,
                            "%s must have at most %d lines, got %d"
                                    .formatted(method.getName(), LINES_OF_A_METHOD, length));
                }
            }
            return super.visitMethod(method, null);
        }

        @Override
        public @Nullable Void visitSynchronized(SynchronizedTree block, @Nullable Void unused) {
            report(block, "lock must be a ReentrantLock, got synchronized");
            return super.visitSynchronized(block, null);
        }

        /** A record's constructor has as many parameters as its header has components, which is another question. */
        private boolean isHeader(MethodTree method) {
            return method.getReturnType() == null
                    && getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD;
        }

        /** Somebody else chose its parameters. */
        private static boolean isOverride(MethodTree method) {
            return method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
        }

        private void report(Tree where, String what) {
            breaches.add("%s:%d: %s".formatted(name, line(start(where)), what));
        }

        private long start(Tree tree) {
            return positions.getStartPosition(unit, tree);
        }

        private long line(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }
}
