// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.function.BiConsumer;

/** Lists of options in brackets. */
final class OptionParser {
    private final Cursor cursor;
    private final ValueParser values;
    private final Evaluator evaluator;
    private final OptionChecks checks;
    private final List<Warning> warnings;

    OptionParser(Cursor cursor, ValueParser values, Evaluator evaluator, OptionChecks checks, List<Warning> warnings) {
        this.cursor = cursor;
        this.values = values;
        this.evaluator = evaluator;
        this.checks = checks;
        this.warnings = warnings;
    }

    /**
     * Reads the list if there is one.
     *
     * @param attributes further keys that have a meaning here
     * @param alsoCheck gets each option with the first token of its value
     */
    Options parse(Collection<String> attributes, BiConsumer<Option, Token> alsoCheck) {
        if (!cursor.at(TokenType.OPEN_BRACKET)) {
            return Options.NONE;
        }
        cursor.open();
        var options = new ArrayList<Option>();
        var keys = new HashSet<String>();
        do {
            var key = cursor.expect(TokenType.NAME);
            if (!keys.add(key.name())) {
                throw cursor.error(ErrorCode.E_DUP_OPTION, key, "option " + key.shown() + " is given twice");
            }
            cursor.expect(TokenType.ASSIGN);
            var option = option(key);
            alsoCheck.accept(option.option, option.value);
            options.add(option.option);
            warnIfNear(key, attributes);
        } while (cursor.takeIf(TokenType.COMMA));
        if (!cursor.at(TokenType.CLOSE_BRACKET)) {
            throw cursor.unexpected("expected ',' or ']'");
        }
        cursor.close(TokenType.CLOSE_BRACKET);
        return new Options(options, null);
    }

    private Read option(Token key) {
        var start = cursor.peek();
        var expression = values.value();
        var value = checks.checked(key.name(), evaluator.evaluate(expression), start);
        return new Read(new Option(key.name(), expression, value, key.position(), expression.position()), start);
    }

    private void warnIfNear(Token key, Collection<String> attributes) {
        if (OptionChecks.KNOWN.contains(key.name()) || attributes.contains(key.name())) {
            return;
        }
        var candidates = new ArrayList<>(OptionChecks.KNOWN);
        candidates.addAll(attributes);
        var near = NearestName.nearest(key.name(), candidates);
        near.ifPresent(name -> warnings.add(new Warning(
                WarningCode.W_NEAR_OPTION,
                "option '" + key.name() + "' is not known and becomes an extra",
                key.position(),
                name)));
    }

    private record Read(Option option, Token value) {}
}
