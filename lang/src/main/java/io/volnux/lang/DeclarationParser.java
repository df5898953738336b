// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Everything in front of the chain: directives and variables. */
final class DeclarationParser {
    private static final String MODE = "mode";
    private static final String RECURSIVE_DEPTH = "recursive-depth";

    /** The directives that choose from a list, in the order of the language's documentation. */
    private static final Map<String, List<String>> CHOICES = choices();

    /** What is told of the choices; the other spellings of a mode are taken too. */
    private static final List<String> MODES = List.of("CFG", "DAG");

    private static final List<String> DIRECTIVES = List.of(MODE, "on-failure", "trace", RECURSIVE_DEPTH);

    private final Cursor cursor;
    private final ValueParser values;
    private final Evaluator evaluator;
    private final Variables variables;
    private final List<Warning> warnings;

    private final List<Declaration> declarations = new ArrayList<>();
    private final Map<String, String> given = new LinkedHashMap<>();

    DeclarationParser(
            Cursor cursor, ValueParser values, Evaluator evaluator, Variables variables, List<Warning> warnings) {
        this.cursor = cursor;
        this.values = values;
        this.evaluator = evaluator;
        this.variables = variables;
        this.warnings = warnings;
    }

    private static Map<String, List<String>> choices() {
        var choices = new LinkedHashMap<String, List<String>>();
        choices.put(MODE, List.of("CFG", "flexible", "DAG", "strict"));
        choices.put("on-failure", List.of("stop", "continue"));
        choices.put("trace", List.of("run", "task", "full"));
        return choices;
    }

    /** Reads declarations up to the first token that is none. */
    List<Declaration> parse() {
        while (cursor.at(TokenType.AT_NAME)) {
            var name = cursor.take();
            if (cursor.at(TokenType.COLON)) {
                directive(name);
            } else if (cursor.at(TokenType.ASSIGN) && name.name().indexOf('-') < 0) {
                variable(name);
            } else if (cursor.at(TokenType.ASSIGN)) {
                throw cursor.error(
                        ErrorCode.E_SYNTAX, cursor.peek(), "variable " + name.text() + " must have a name without '-'");
            } else {
                throw cursor.unexpected("expected ':' or '=' after " + name.text());
            }
        }
        return declarations;
    }

    Mode mode() {
        return switch (given.getOrDefault(MODE, "cfg")) {
            case "dag", "strict" -> Mode.DAG;
            default -> Mode.CFG;
        };
    }

    /** Returns what is given of {@code on-failure} and {@code trace}. */
    Map<String, String> directives() {
        var directives = new LinkedHashMap<>(given);
        directives.remove(MODE);
        directives.remove(RECURSIVE_DEPTH);
        return directives;
    }

    private void variable(Token name) {
        cursor.take();
        variables.requireNew(name);
        var expression = values.value();
        var value = evaluator.evaluate(expression);
        variables.declare(name.name(), value);
        declarations.add(new Declaration.Variable(name.name(), expression, value, name.position()));
    }

    private void directive(Token name) {
        if (!DIRECTIVES.contains(name.name())) {
            throw cursor.error(new Diagnostic(
                    ErrorCode.E_UNKNOWN_DIRECTIVE,
                    name.position(),
                    name.offending(),
                    "unknown directive " + name.text(),
                    NearestName.nearest(name.name(), DIRECTIVES).orElse(null),
                    "Known: " + String.join(", ", CHOICES.keySet())));
        }
        cursor.take();
        var value = directiveValue();
        if (name.name().equals(RECURSIVE_DEPTH)) {
            requireInteger(value);
        } else {
            requireChoice(name, value);
        }
        if (given.putIfAbsent(name.name(), "") != null) {
            warn(
                    WarningCode.W_DUP_DIRECTIVE,
                    name,
                    "directive " + name.text() + " is given twice, the last one counts");
        }
        given.put(name.name(), value.name().toLowerCase(Locale.ROOT));
        if (name.name().equals(RECURSIVE_DEPTH)) {
            warn(WarningCode.W_DEPRECATED_DIRECTIVE, name, "directive " + name.text() + " has no effect, remove it");
        }
        declarations.add(new Declaration.Directive(name.name(), value.name(), name.position()));
    }

    private Token directiveValue() {
        return switch (cursor.peek().type()) {
            case STRING, NAME, INTEGER, FLOAT, TRUE, FALSE -> cursor.take();
            default -> throw cursor.unexpected("expected the value of a directive");
        };
    }

    private void requireInteger(Token value) {
        if (!value.is(TokenType.INTEGER) && !value.name().matches("[0-9]{1,18}")) {
            throw cursor.error(
                    ErrorCode.E_DIRECTIVE_VALUE, value, "@recursive-depth must be an integer, got " + value.shown());
        }
    }

    private void requireChoice(Token name, Token value) {
        var choices = CHOICES.getOrDefault(name.name(), List.of());
        if (choices.stream().noneMatch(choice -> choice.equalsIgnoreCase(value.name()))) {
            boolean mode = name.name().equals(MODE);
            throw cursor.error(
                    mode ? ErrorCode.E_BAD_MODE : ErrorCode.E_DIRECTIVE_VALUE,
                    value,
                    name.text() + " must be one of " + String.join(", ", mode ? MODES : choices) + ", got "
                            + value.shown(),
                    NearestName.nearest(value.name(), choices));
        }
    }

    private void warn(WarningCode code, Token at, String message) {
        warnings.add(new Warning(code, message, at.position(), null));
    }
}
