// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.volnux.observe.Finished;
import io.volnux.observe.Observation;
import io.volnux.observe.RunObserver;
import io.volnux.observe.Started;
import io.volnux.observe.signal.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of several observers with one role, one hears runs. */
class ObserverRolesTest {

    private final List<String> heard = new ArrayList<>();
    private final Logger log = Logger.getLogger("io.volnux.observe");

    private class Observer implements RunObserver {
        private final String name;
        private final String role;
        private final int rank;

        Observer(String name, String role, int rank) {
            this.name = name;
            this.role = role;
            this.rank = rank;
        }

        @Override
        public String role() {
            return role;
        }

        @Override
        public int rank() {
            return rank;
        }

        @Override
        public Observation<Finished.Run> runStarted(Started.Run run) {
            heard.add(name);
            return Observation.none();
        }
    }

    private final class WithoutRole extends Observer {
        WithoutRole() {
            super("without role", "", 0);
        }

        @Override
        public String role() {
            throw new IllegalStateException("asked for a role");
        }
    }

    private final class WithoutRank extends Observer {
        WithoutRank() {
            super("without rank", "telemetry", 0);
        }

        @Override
        public int rank() {
            throw new IllegalStateException("asked for a rank");
        }
    }

    @BeforeEach
    void expectWarnings() {
        log.setLevel(Level.OFF);
    }

    @AfterEach
    void hearWarningsAgain() {
        log.setLevel(null);
    }

    private List<String> heardBy(RunObserver... observers) {
        Play play = Play.usual();
        for (RunObserver observer : observers) {
            play.with(builder -> builder.observer(observer));
        }
        play.run("A");
        return heard;
    }

    @Test
    void theHighestRankWinsWhereverItStands() {
        assertThat(heardBy(
                        new Observer("low", "telemetry", 10),
                        new Observer("high", "telemetry", 30),
                        new Observer("middle", "telemetry", 20)))
                .containsExactly("high");
    }

    @Test
    void ofEqualsTheLastOneWins() {
        assertThat(heardBy(
                        new Observer("first", "telemetry", 10),
                        new Observer("last", "telemetry", 10),
                        new Observer("less", "telemetry", -1)))
                .containsExactly("last");
    }

    @Test
    void otherRolesAndNoRoleAreNotReplaced() {
        assertThat(heardBy(
                        new Observer("one", "", 0),
                        new Observer("two", "", 99),
                        new Observer("audit", "audit", 1),
                        new Observer("traces", "telemetry", 50)))
                .containsExactly("one", "two", "audit", "traces");
    }

    @Test
    void oneThatThrowsWhenAskedForItsRoleStillHears() {
        assertThat(heardBy(new WithoutRole(), new Observer("traces", "telemetry", 50), new WithoutRole()))
                .containsExactly("without role", "traces", "without role");
    }

    @Test
    void oneThatThrowsWhenAskedForItsRankCountsAsZero() {
        assertThat(heardBy(new Observer("less", "telemetry", -1), new WithoutRank()))
                .containsExactly("without rank");
        heard.clear();
        assertThat(heardBy(new WithoutRank(), new Observer("more", "telemetry", 1)))
                .containsExactly("more");
    }

    @Test
    void theNextOneHearsRunsAfterTheBestIsTakenOff() {
        try (Engine engine = Play.usual()
                .with(builder -> builder.observer(new Observer("low", "telemetry", 10)))
                .engine()) {
            Registration high = engine.addObserver(new Observer("high", "telemetry", 30));
            engine.run(Workflow.parse("Play", "A"));
            high.close();
            engine.run(Workflow.parse("Play", "A"));
        }
        assertThat(heard).containsExactly("high", "low");
    }
}
