// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Text to tree: tokens, then the tree with the checks that need no more than what stands before, then the checks of the whole. */
final class Compilation {
    private Compilation() {}

    static Script compile(String text, ParseOptions options) {
        var source = new Source(ScriptBytes.withoutMark(text));
        var tokens = new ArrayList<>(Lexer.tokenize(source));
        tokens.removeIf(token -> token.is(TokenType.COMMENT));
        return DeepStack.call(tokens, () -> compile(source, tokens, options));
    }

    private static Script compile(Source source, List<Token> tokens, ParseOptions options) {
        var cursor = new Cursor(source, tokens);
        var variables = new Variables(source);
        var values = new ValueParser(cursor, variables);
        var evaluator = new Evaluator(source, variables, options.environment());
        var warnings = new ArrayList<Warning>();
        var declarations = new DeclarationParser(cursor, values, evaluator, variables, warnings);
        var written = declarations.parse();
        var optionParser = new OptionParser(cursor, values, evaluator, new OptionChecks(source), warnings);
        var factors = new FactorParser(cursor, values, evaluator);
        var chain =
                new ChainParser(cursor, optionParser, factors, new MetaChecks(source), options.namespaces()).script();
        if (declarations.mode() == Mode.DAG) {
            requireNoCycle(source, chain);
        }
        warnings.addAll(InlineArmCheck.warnings(chain));
        warnings.sort(Comparator.comparingInt(warning -> warning.position().offset()));
        return new Script(
                source.text(),
                declarations.mode(),
                declarations.directives(),
                variables.all(),
                written,
                chain,
                warnings);
    }

    private static void requireNoCycle(Source source, Chain chain) {
        CycleCheck.find(chain).ifPresent(cycle -> {
            throw source.error(new Diagnostic(
                    ErrorCode.E_CYCLE,
                    cycle.position(),
                    cycle.names().getFirst(),
                    "cycle: " + cycle.shown(),
                    null,
                    "Only @mode: CFG may use a task again in a circle"));
        });
    }
}
