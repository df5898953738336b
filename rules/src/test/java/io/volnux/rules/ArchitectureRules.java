// SPDX-License-Identifier: Apache-2.0
package io.volnux.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * The architecture, as rules over one root package: {@code io.volnux} for the product, another one for the planted
 * breaches that show each rule to bite.
 */
record ArchitectureRules(String root) {
    /** What each module may import. A module that is missing here breaks a rule: write its arrows down first. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("lang", Set.of()),
            Map.entry("task", Set.of()),
            Map.entry("graph", Set.of("lang", "task")),
            Map.entry("observe", Set.of("lang", "task", "graph")),
            Map.entry("engine", Set.of("lang", "task", "graph", "observe")),
            Map.entry("otel", Set.of("lang", "task", "graph", "observe")),
            Map.entry("backends", Set.of()),
            Map.entry("otel.sdk", Set.of("lang", "task", "graph", "observe", "engine", "otel")),
            Map.entry("otel.agent", Set.of("observe", "otel", "otel.sdk")),
            Map.entry("cli", Set.of("lang", "task", "graph", "observe", "engine", "otel", "otel.sdk")),
            Map.entry("examples", Set.of("lang", "task", "graph", "observe", "engine", "otel", "otel.sdk", "cli")),
            Map.entry("bench", Set.of("lang", "task", "graph", "observe", "engine", "otel", "otel.sdk", "cli")),
            Map.entry("fuzz", Set.of("lang", "task", "graph", "observe", "engine", "cli")));

    /** The modules a user's program carries: they need the JDK and JSpecify's annotations, nothing else. */
    private static final Set<String> CORE = Set.of("lang", "task", "graph", "observe", "engine");

    /** The order in which data passes through the engine; each part knows only later ones. */
    private static final List<String> STEPS =
            List.of("loop", "context", "coordinator", "flow", "executor", "result", "publish");

    /** Who may read the clock or sleep beside the engine's time source: full class names, each with its reason. */
    private static final Set<String> MAY_READ_THE_CLOCK =
            Set.of("io.volnux.otel.internal.SpanClock"); // spans written after the fact need the time of the trace

    /** Who may hold state in a static field: the tracer in force, because users ask the class for it. */
    private static final Set<String> MAY_HOLD_STATE = Set.of("io.volnux.otel.sdk.VolnuxTracer");

    private static final Set<String> CLOCK = Set.of(
            "java.lang.System.nanoTime",
            "java.lang.System.currentTimeMillis",
            "java.lang.Thread.sleep",
            "java.util.concurrent.TimeUnit.sleep",
            "java.time.Clock.system",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone");

    private static final List<String> CHANGEABLE = List.of(
            "java.util.concurrent.atomic.",
            "java.util.concurrent.Concurrent",
            "java.util.concurrent.CopyOnWrite",
            "java.util.ArrayList",
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.LinkedHash",
            "java.util.IdentityHashMap",
            "java.util.WeakHashMap",
            "java.lang.ThreadLocal",
            "java.lang.InheritableThreadLocal",
            "java.lang.StringBuilder");

    ArchRule everyModuleHasItsArrows() {
        return classes()
                .that(residesIn(root))
                .should(be("in a module whose arrows are written down", type -> ARROWS.containsKey(module(type))));
    }

    ArchRule arrowsPointOneWay() {
        return classes()
                .that(residesIn(root))
                .should(knowOnly(
                        "modules its own may import",
                        (from, to) -> module(from).equals(module(to))
                                || ARROWS.getOrDefault(module(from), Set.of()).contains(module(to))));
    }

    ArchRule coreNeedsOnlyTheJdk() {
        return noClasses()
                .that(are("in a core module", type -> residesIn(root).test(type) && CORE.contains(module(type))))
                .should()
                .dependOnClassesThat(are("foreign", this::isForeign));
    }

    ArchRule internalsStayInTheirModule() {
        return classes()
                .that(residesIn(root))
                .should(knowOnly(
                        "internals of its own module",
                        (from, to) ->
                                !parts(to).contains("internal") || module(from).equals(module(to))));
    }

    ArchRule stepsOfARunKnowOnlyLaterOnes() {
        return classes()
                .that(residesIn(root + ".engine.internal"))
                .should(knowOnly(
                        "later steps of a run",
                        (from, to) -> step(from) < 0 || step(to) < 0 || step(from) <= step(to)));
    }

    ArchRule noPackageCycles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    ArchRule staticFieldsAreFinal() {
        return fields().that().areStatic().should().beFinal();
    }

    ArchRule staticFieldsHoldNoState() {
        return noFields()
                .that()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .and()
                .areDeclaredInClassesThat(are("not excused", type -> !MAY_HOLD_STATE.contains(type.getName())))
                .should()
                .haveRawType(are("changeable", type -> CHANGEABLE.stream().anyMatch(type.getName()::startsWith)));
    }

    ArchRule noOptionalFields() {
        return noFields().should().haveRawType(Optional.class);
    }

    ArchRule onlyTheTimeSourceReadsTheClock() {
        return noClasses()
                .that(are("neither a time source nor excused", type -> !isTimeSource(type)))
                .should()
                .callMethodWhere(are("reads the clock or sleeps", call -> readsClock(call.getTarget())));
    }

    ArchRule testsDoNotSleep() {
        return noClasses()
                .should()
                .callMethodWhere(are(
                        "sleeps", call -> call.getTarget().getName().equals("sleep") && readsClock(call.getTarget())));
    }

    private boolean isForeign(JavaClass type) {
        var target = type.getBaseComponentType();
        var name = target.getPackageName();
        return !target.isPrimitive()
                && !name.startsWith("java.")
                && !name.startsWith("org.jspecify.")
                && !residesIn(root).test(target);
    }

    /** The time source's implementation lives in the engine; benchmarks measure real time by their nature. */
    private boolean isTimeSource(JavaClass type) {
        var outer = type.getName().replaceFirst("\\$.*", "");
        var implementation = type.getAllRawInterfaces().stream()
                .anyMatch(implemented -> implemented.getName().equals(root + ".engine.spi.TimeSource"));
        return (implementation && module(type).equals("engine"))
                || module(type).equals("bench")
                || MAY_READ_THE_CLOCK.contains(outer);
    }

    private static boolean readsClock(AccessTarget target) {
        var owner = target.getOwner().getName();
        return CLOCK.contains(owner + "." + target.getName())
                || (owner.startsWith("java.time.") && target.getName().equals("now"))
                || (owner.equals("java.util.Date") && target.getName().equals("<init>"));
    }

    private int step(JavaClass type) {
        var parts = parts(type);
        var place = parts.indexOf("internal") + 1;
        return module(type).equals("engine") && place > 0 && place < parts.size()
                ? STEPS.indexOf(parts.get(place))
                : -1;
    }

    private String module(JavaClass type) {
        var parts = parts(type);
        var twoWords = parts.size() > 1 && ARROWS.containsKey(parts.get(0) + "." + parts.get(1));
        return parts.isEmpty() ? "" : twoWords ? parts.get(0) + "." + parts.get(1) : parts.get(0);
    }

    /** The package below the root, in its segments. */
    private List<String> parts(JavaClass type) {
        var name = type.getPackageName();
        return name.startsWith(root + ".")
                ? List.of(name.substring(root.length() + 1).split("\\."))
                : List.of();
    }

    private ArchCondition<JavaClass> knowOnly(String what, BiPredicate<JavaClass, JavaClass> allowed) {
        return new ArchCondition<>("know only " + what) {
            @Override
            public void check(JavaClass from, ConditionEvents events) {
                for (var dependency : from.getDirectDependenciesFromSelf()) {
                    var to = dependency.getTargetClass().getBaseComponentType();
                    if (residesIn(root).test(to) && !allowed.test(from, to)) {
                        events.add(SimpleConditionEvent.violated(from, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> be(String what, Predicate<JavaClass> holds) {
        return new ArchCondition<>("be " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!holds.test(type)) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " is not " + what));
                }
            }
        };
    }

    private static DescribedPredicate<JavaClass> residesIn(String root) {
        return are("below " + root, type -> type.getPackageName().startsWith(root + "."));
    }

    private static <T> DescribedPredicate<T> are(String what, Predicate<? super T> holds) {
        return DescribedPredicate.describe(what, holds);
    }
}
