// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The workflow itself: grammar rule {@code chain} and below. */
final class ChainParser {
    private static final List<String> META_WORDS =
            Stream.of(MetaMode.values()).map(MetaMode::name).toList();

    private final Cursor cursor;
    private final OptionParser options;
    private final FactorParser factors;
    private final MetaChecks metas;
    private final List<String> namespaces;

    ChainParser(Cursor cursor, OptionParser options, FactorParser factors, MetaChecks metas, List<String> namespaces) {
        this.cursor = cursor;
        this.options = options;
        this.factors = factors;
        this.metas = metas;
        this.namespaces = namespaces;
    }

    /** Reads the one chain a script has and checks that nothing follows. */
    Chain script() {
        if (cursor.at(TokenType.END)) {
            throw cursor.error(ErrorCode.E_NOT_EXECUTABLE, cursor.peek(), "script contains no workflow expression");
        }
        var chain = chain(null);
        var next = cursor.peek();
        return switch (next.type()) {
            case END -> chain;
            case NAME ->
                throw cursor.error(
                        ErrorCode.E_MULTIPLE_EXPRESSIONS,
                        next,
                        "script must have only one workflow expression, got another at " + next.shown());
            case AT_NAME ->
                throw cursor.error(
                        ErrorCode.E_DECL_ORDER,
                        next,
                        "declarations must come before the workflow, move " + next.text() + " up");
            default -> throw unexpected("expected '->', '|->', '||' or the end of the script");
        };
    }

    private Chain chain(@Nullable Pipe first) {
        var steps = new ArrayList<Step>();
        steps.add(new Step(first, stage()));
        while (cursor.peek().type().isArrow()) {
            steps.add(new Step(arrow(), stage()));
        }
        return new Chain(steps);
    }

    private Pipe arrow() {
        return cursor.take().is(TokenType.ARROW) ? Pipe.SEQUENCE : Pipe.PIPED;
    }

    private Stage stage() {
        var first = unit();
        if (!cursor.at(TokenType.PARALLEL)) {
            return first;
        }
        var arms = new ArrayList<Stage>();
        arms.add(first);
        while (cursor.takeIf(TokenType.PARALLEL)) {
            arms.add(unit());
        }
        return new Parallel(arms, first.position());
    }

    private Stage unit() {
        var prefix = factors.prefix();
        var start = cursor.peek();
        var stage = switch (start.type()) {
            case NAME -> task();
            case META -> meta();
            case OPEN_BRACE -> group();
            case OPEN_PAREN -> parentheses();
            case RETRY, EXECUTOR ->
                throw cursor.error(ErrorCode.E_RESERVED, start, start.shown() + " is reserved, use another name");
            default -> throw unexpected("expected a task name");
        };
        if (prefix != null) {
            stage = factors.apply(prefix, stage, start.position());
        }
        stage = factors.postfix(stage, start.position());
        if (cursor.at(TokenType.OPEN_PAREN)) {
            stage = withBranches(stage, start);
            stage = factors.postfix(stage, start.position());
        }
        return stage;
    }

    private Stage task() {
        var start = cursor.peek();
        var namespace = namespace();
        var name = name(namespace != null);
        var written = options.parse(List.of(), (option, value) -> {});
        return new TaskRef(
                namespace == null ? "local" : namespace.name(),
                name.name(),
                written,
                Map.of(),
                start.position(),
                name.position());
    }

    /** Reads {@code name ::} if it is there. */
    private @Nullable Token namespace() {
        if (!cursor.at(TokenType.NAME) || !cursor.peekSecond().is(TokenType.DOUBLE_COLON)) {
            return null;
        }
        var namespace = cursor.take();
        if (!namespaces.contains(namespace.name())) {
            throw cursor.error(new Diagnostic(
                    ErrorCode.E_UNKNOWN_NAMESPACE,
                    namespace.position(),
                    namespace.offending(),
                    "unknown namespace " + namespace.shown(),
                    NearestName.nearest(namespace.name(), namespaces).orElse(null),
                    known()));
        }
        cursor.take();
        return namespace;
    }

    /** The namespaces that have tasks, and those of the language that only may get some. */
    private String known() {
        var known = new ArrayList<>(namespaces);
        var reserved = new ArrayList<>(ParseOptions.STANDARD_NAMESPACES);
        reserved.remove("local");
        known.removeAll(reserved);
        return "Known: " + String.join(", ", known) + "; reserved: " + String.join(", ", reserved);
    }

    private Token name(boolean qualified) {
        var name = cursor.peek();
        switch (name.type()) {
            case NAME -> cursor.take();
            case META, RETRY, EXECUTOR ->
                throw cursor.error(ErrorCode.E_RESERVED, name, name.shown() + " is reserved, use another name");
            default -> throw unexpected("expected a task name");
        }
        if (cursor.at(TokenType.LESS)) {
            var near = qualified ? Optional.<String>empty() : NearestName.nearest(name.name(), META_WORDS);
            throw cursor.error(
                    ErrorCode.E_SYNTAX,
                    cursor.peek(),
                    name.shown() + " is no meta word, so '<' must not follow it",
                    near);
        }
        return name;
    }

    private Stage meta() {
        var word = cursor.take();
        var mode = MetaMode.valueOf(word.text());
        cursor.expect(TokenType.LESS);
        var namespace = namespace();
        if (cursor.at(TokenType.META)) {
            throw cursor.error(
                    ErrorCode.E_NESTED_META,
                    cursor.peek(),
                    "meta events cannot be nested: the template of " + mode + " must be a task name, got "
                            + cursor.peek().shown());
        }
        var template = name(namespace != null);
        cursor.expect(TokenType.GREATER);
        var written = options.parse(metas.attributes(mode).keySet(), (option, value) -> metas.own(mode, option, value));
        metas.seen(mode, word, written);
        return new MetaRef(
                mode,
                namespace == null ? "local" : namespace.name(),
                template.name(),
                written,
                Map.of(),
                word.position(),
                template.position());
    }

    private Stage group() {
        var open = cursor.open();
        int mark = metas.openGroup();
        var chains = new ArrayList<Chain>();
        do {
            chains.add(chain(null));
        } while (cursor.takeIf(TokenType.COMMA));
        closeAfterChain(TokenType.CLOSE_BRACE, "expected ',' or '}'");
        var written = options.parse(List.of(), (option, value) -> metas.inherit(mark, option, value));
        metas.closeGroup();
        return new Group(chains, written, open.position());
    }

    private Stage parentheses() {
        var open = cursor.open();
        var chain = chain(null);
        closeAfterChain(TokenType.CLOSE_PAREN, "expected ')'");
        return chain.steps().size() == 1
                ? chain.steps().getFirst().stage()
                : new Group(List.of(chain), Options.NONE, open.position());
    }

    private void closeAfterChain(TokenType bracket, String expected) {
        if (!cursor.at(bracket)) {
            throw unexpected(expected);
        }
        cursor.close(bracket);
    }

    private Stage withBranches(Stage stage, Token start) {
        if (start.is(TokenType.OPEN_PAREN) || start.is(TokenType.OPEN_BRACE)) {
            throw cursor.error(
                    ErrorCode.E_SYNTAX, cursor.peek(), "branches are only allowed directly after a task or meta event");
        }
        return switch (stage) {
            case TaskRef(var namespace, var name, var written, var ignored, var position, var namePosition) ->
                new TaskRef(namespace, name, written, branches(), position, namePosition);
            case MetaRef(
                    var mode,
                    var namespace,
                    var template,
                    var written,
                    var ignored,
                    var position,
                    var templatePosition) ->
                new MetaRef(mode, namespace, template, written, branches(), position, templatePosition);
            case Parallel ignored -> throw new IllegalStateException("unit must not be parallel without parentheses");
            case Group ignored -> throw new IllegalStateException("unit must not be a group without brackets");
        };
    }

    private Map<Integer, Chain> branches() {
        cursor.open();
        var branches = new LinkedHashMap<Integer, Chain>();
        do {
            int descriptor = descriptor(branches);
            if (!cursor.peek().type().isArrow()) {
                throw noBranch("descriptor " + descriptor + " must be followed by '->' or '|->'");
            }
            branches.put(descriptor, chain(arrow()));
        } while (cursor.takeIf(TokenType.COMMA));
        if (!cursor.at(TokenType.CLOSE_PAREN)) {
            throw cursor.unexpected("expected ',' or ')'");
        }
        cursor.close(TokenType.CLOSE_PAREN);
        return branches;
    }

    private int descriptor(Map<Integer, Chain> earlier) {
        var token = cursor.peek();
        boolean negative = token.is(TokenType.MINUS) && cursor.peekSecond().is(TokenType.INTEGER);
        if (!negative && !token.is(TokenType.INTEGER)) {
            throw noBranch("branch must start with a descriptor 0 to 9");
        }
        if (negative || (long) token.value() > 9) {
            throw cursor.error(
                    ErrorCode.E_DESCRIPTOR_RANGE,
                    token,
                    "descriptor must be 0 to 9, got "
                            + (negative ? "-" + cursor.peekSecond().text() : token.text()));
        }
        int descriptor = Math.toIntExact((long) token.value());
        if (earlier.containsKey(descriptor)) {
            throw cursor.error(
                    ErrorCode.E_DUP_DESCRIPTOR,
                    token,
                    "descriptor " + descriptor + " is already used, give each branch its own");
        }
        cursor.take();
        return descriptor;
    }

    private PointySyntaxException noBranch(String rule) {
        return cursor.error(
                ErrorCode.E_BRANCH_DESCRIPTOR,
                cursor.peek(),
                rule + ", got " + cursor.peek().shown());
    }

    private PointySyntaxException unexpected(String expected) {
        if (cursor.at(TokenType.INTEGER) && cursor.peekSecond().type().isArrow()) {
            return cursor.error(
                    ErrorCode.E_DESCRIPTOR_POSITION,
                    cursor.peek(),
                    "descriptors belong inside ( ) after a task, got "
                            + cursor.peek().shown());
        }
        return cursor.unexpected(expected, arrowMeant());
    }

    /** Arrows as other languages write them: {@code => --> ->>}. */
    private Optional<String> arrowMeant() {
        var second = cursor.peekSecond().type();
        boolean arrow = switch (cursor.peek().type()) {
            case ASSIGN, AT_LEAST -> second == TokenType.GREATER || cursor.at(TokenType.AT_LEAST);
            case MINUS -> second == TokenType.GREATER || second == TokenType.ARROW;
            case GREATER -> true;
            default -> false;
        };
        return arrow ? Optional.of("->") : Optional.empty();
    }
}
