// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.volnux.otel.semconv.VolnuxAttributes;
import io.volnux.task.FailurePolicy;
import io.volnux.task.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No byte that is sent holds the value of an input or option whose name says that it is secret. */
class SecretsTest {

    private static final String PASSWORD = "hunter2-PASSWORD";
    private static final String TOKEN = "tok-5f3a9c-TOKEN";
    private static final long CARD = 4_111_111_111_111_111L;
    private static final String PIN = "nested-98765";
    private static final String OLD_TOKEN = "listed-OLD-token";
    private static final String OPTION = "opt-KEY-77aa";
    private static final String NESTED_OPTION = "opt-NESTED-88bb";
    private static final String NICKNAME = "custom-WORD-value";

    private static final List<String> VALUES =
            List.of(PASSWORD, TOKEN, String.valueOf(CARD), PIN, OLD_TOKEN, OPTION, NESTED_OPTION, NICKNAME);

    private static final Map<String, Object> INPUTS = Map.of(
            "password",
            PASSWORD,
            "apiToken",
            TOKEN,
            "card",
            CARD,
            "settings",
            Map.of("host", "db.example", "login", Map.of("pin", PIN)),
            "oldTokens",
            List.of(OLD_TOKEN),
            "nickname",
            NICKNAME,
            "note",
            "as plain as can be, with " + PASSWORD + " in it",
            "account",
            new Account(TOKEN));

    private static final String SCRIPT = """
        Login[api_key="%s", retry={"auth_token": "%s"}] * 2 (0 -> Refund (2 -> Says, 3 -> Never)) -> List |-> MAP<Each>
        """.formatted(OPTION, NESTED_OPTION);

    private final Trial trial = new Trial();

    /** Something whose text tells a secret. */
    record Account(String token) {}

    /** The tasks. */
    @SuppressWarnings("DoNotCallSuggester") // the engine calls them
    public static final class Tasks {
        public String login(
                String password, String apiToken, long card, Map<String, Object> settings, List<String> oldTokens) {
            throw new IllegalStateException(
                    "cannot log in with " + password + ", card " + card + ", " + OPTION + ", " + NESTED_OPTION,
                    new IllegalArgumentException(apiToken + settings + oldTokens));
        }

        public Outcome<String> refund(String nickname, String note, Account account) {
            return Outcome.goTo(2, "x", nickname + " may not use " + PASSWORD);
        }

        public Outcome<String> says(String password) {
            return new Outcome.Failure<>("wrong: " + password, new IllegalStateException(password));
        }

        public String never() {
            return "never";
        }

        public List<Integer> list() {
            return List.of(1, 2, 3);
        }

        public int each(String password) {
            throw new IllegalStateException("no " + password);
        }
    }

    /** One more task. */
    public static final class Faces {
        public String first(String faces) {
            return faces;
        }
    }

    @AfterEach
    void close() {
        trial.close();
    }

    private void run(InputCapture capture) {
        trial.methods(new Tasks())
                .telemetry(builder -> builder.captureInputs(capture)
                        .redact(Set.of("nickname"))
                        .exceptionSignal("logs/dup"))
                .engine(builder -> builder.failurePolicy(FailurePolicy.CONTINUE))
                .run(SCRIPT, INPUTS);
        assertThat(trial.exceptions()).hasSizeGreaterThan(4);
        assertThat(trial.observed.logs()).hasSizeGreaterThan(4);
    }

    private @Nullable String input(String name) {
        return trial.root().getAttributes().get(AttributeKey.stringKey("workflow.input." + name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "types", "all", "settings2,host"})
    void noValueIsSentWhateverIsCaptured(String capture) {
        run(InputCapture.parse(capture));
        String sent = Bytes.allOf(trial.observed);
        assertThat(sent).contains("cannot log in with ***, card ***", "may not use ***", "no ***");
        assertThat(VALUES).allSatisfy(value -> assertThat(sent).doesNotContain(value));
    }

    @Test
    void whatIsCapturedInFullIsMaskedByName() {
        run(InputCapture.all());
        assertThat(input("password")).isEqualTo("***");
        assertThat(input("card")).isEqualTo("***");
        assertThat(input("nickname")).isEqualTo("***");
        assertThat(input("settings")).contains("host=db.example", "pin=***");
        assertThat(input("note")).isEqualTo("as plain as can be, with *** in it");
        assertThat(input("account")).isEqualTo("Account");
    }

    @Test
    void typesShowNoValue() {
        run(InputCapture.types());
        assertThat(input("password")).isEqualTo("text(16)");
        assertThat(input("oldTokens")).isEqualTo("list(1)");
        assertThat(input("settings")).isEqualTo("map(2)");
        assertThat(input("card")).isEqualTo("Long");
    }

    @Test
    void anAllowListShowsOneInputOnTheRootAndNothingElse() {
        run(InputCapture.fields("password"));
        assertThat(input("password")).isEqualTo(PASSWORD);
        assertThat(input("apiToken")).isNull();
        String sent = Bytes.allOf(trial.observed);
        assertThat(sent.split(PASSWORD, -1)).as("the password is sent once").hasSize(2);
    }

    @Test
    void nothingIsCapturedByDefault() {
        run(InputCapture.none());
        assertThat(trial.spans())
                .allSatisfy(span -> assertThat(span.getAttributes().asMap().keySet())
                        .noneMatch(key -> key.getKey().startsWith(VolnuxAttributes.INPUT_PREFIX)));
    }

    @Test
    void textsAreCutBetweenCodePoints() {
        String faces = "\uD83D\uDE00".repeat(300);
        trial.task("Faces", context -> {
            throw new IllegalStateException(faces);
        });
        trial.methods(new Faces())
                .telemetry(builder -> builder.captureInputs(InputCapture.all()))
                .run("First -> Faces", Map.of("faces", faces));
        String cut = "\uD83D\uDE00".repeat(199) + "…";
        assertThat(input("faces")).isEqualTo(cut);
        SpanData task = trial.span("task.execute:Faces");
        assertThat(Trial.value(Trial.events(task, "exception").get(0), VolnuxAttributes.EXCEPTION_MESSAGE))
                .isEqualTo(cut);
        String description = Objects.requireNonNull(task.getStatus().getDescription());
        assertThat(description.codePointCount(0, description.length())).isEqualTo(200);
        assertThat(description).endsWith("\uD83D\uDE00…");
    }
}
