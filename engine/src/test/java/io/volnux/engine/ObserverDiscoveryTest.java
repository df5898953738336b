// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.volnux.observe.Observable;
import io.volnux.observe.ObserverProvider;
import io.volnux.task.ResultWord;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObserverDiscoveryTest {

    /** A provider that cannot be made. */
    public static final class Broken implements ObserverProvider {
        public Broken() {
            throw new IllegalStateException("broken on purpose");
        }

        @Override
        public void configure(Observable observable) {}
    }

    @Test
    void anotherApplicationsProvidersAreNoneOfOurs(@TempDir Path folder) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(ObserverProvider.class.getName()), Broken.class.getName() + "\n");
        List<String> told = new ArrayList<>();
        Handler listening = new Handler() {
            @Override
            public void publish(LogRecord line) {
                told.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger("io.volnux.observe");
        log.addHandler(listening);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        URL[] theirs = {
            folder.toUri().toURL(),
            ObserverProvider.class.getProtectionDomain().getCodeSource().getLocation(),
            Broken.class.getProtectionDomain().getCodeSource().getLocation()
        };
        try (URLClassLoader loader = new URLClassLoader(theirs, ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(loader);
            Play play = Play.usual().with(builder -> builder.discovery(true));
            try (Engine engine = play.engine()) {
                assertThat(engine.run(Workflow.parse("Play", "A"), Map.of()).result())
                        .isEqualTo(ResultWord.SUCCESS);
            }
        } finally {
            thread.setContextClassLoader(before);
            log.removeHandler(listening);
        }
        assertThat(told).isEmpty();
    }

    @Test
    void aBrokenProviderIsLeftOutAndTheEngineRuns(@TempDir Path folder) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(
                services.resolve(ObserverProvider.class.getName()), Broken.class.getName() + "\nno.such.Provider\n");
        Logger log = Logger.getLogger("io.volnux.observe");
        log.setLevel(Level.OFF);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            Play play = Play.usual().with(builder -> builder.discovery(true));
            try (Engine engine = play.engine()) {
                assertThat(engine.run(Workflow.parse("Play", "A"), Map.of()).result())
                        .isEqualTo(ResultWord.SUCCESS);
            }
        } finally {
            thread.setContextClassLoader(before);
            log.setLevel(null);
        }
    }
}
