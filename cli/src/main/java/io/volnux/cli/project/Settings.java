// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.project;

import io.volnux.cli.text.UserError;
import io.volnux.lang.NearestName;
import io.volnux.task.Durations;
import io.volnux.task.FailurePolicy;
import io.volnux.task.RetryPolicy;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What holds when the command line says nothing: the project file {@code volnux.properties}, overridden by environment
 * variables {@code VOLNUX_*}, then by system properties {@code volnux.*}.
 */
public final class Settings {

    /** Name of the project file, looked for in the script's folder and above. */
    public static final String FILE = "volnux.properties";

    private static final String POLICY = "failure-policy";
    private static final String FORCED_POLICY = "force.failure-policy";
    private static final String ATTEMPTS = "retry.max-attempts";
    private static final String FACTOR = "retry.factor";
    private static final String CAP = "retry.cap";
    private static final String SCRIPTS = "script-directory";
    private static final String STAGE_TIMEOUT = "stage-timeout";
    private static final String GRACE = "grace-period";
    private static final String WORKERS = "batch.workers";
    private static final List<String> KEYS =
            List.of(POLICY, FORCED_POLICY, ATTEMPTS, FACTOR, CAP, SCRIPTS, STAGE_TIMEOUT, GRACE, WORKERS);
    private static final String PIN = "pin.";
    private static final String INPUT = "input.";

    private final @Nullable Path file;
    private final Map<String, Setting> values;
    private final List<String> warnings;

    private Settings(@Nullable Path file, Map<String, Setting> values, List<String> warnings) {
        this.file = file;
        this.values = values;
        this.warnings = List.copyOf(warnings);
    }

    /** Reads what holds for a folder. */
    public static Settings of(Path folder, Function<String, @Nullable String> environment) {
        Path file = fileAbove(folder);
        Map<String, Setting> values = new LinkedHashMap<>();
        List<String> warnings = new ArrayList<>();
        if (file != null) {
            read(file, values, warnings);
        }
        for (String key : KEYS) {
            String variable =
                    "VOLNUX_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
            String value = environment.apply(variable);
            if (value != null) {
                values.put(key, new Setting(key, value, variable));
            }
            String property = System.getProperty("volnux." + key);
            if (property != null) {
                values.put(key, new Setting(key, property, "volnux." + key));
            }
        }
        return new Settings(file, values, warnings);
    }

    private static @Nullable Path fileAbove(Path folder) {
        for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            Path file = at.resolve(FILE);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        return null;
    }

    private static void read(Path file, Map<String, Setting> values, List<String> warnings) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new UserError(
                    "%s must be a readable properties file, got %s".formatted(file, ScriptFile.reason(unreadable)),
                    unreadable);
        }
        for (String key : new java.util.TreeSet<>(properties.stringPropertyNames())) {
            if (!KEYS.contains(key) && !key.startsWith(PIN) && !key.startsWith(INPUT)) {
                warnings.add("%s: unknown setting '%s'%s"
                        .formatted(
                                file,
                                key,
                                NearestName.nearest(key, KEYS)
                                        .map(near -> "; did you mean '" + near + "'?")
                                        .orElse("; known: " + String.join(", ", KEYS) + ", pin.NAME, input.NAME")));
            } else {
                values.put(key, new Setting(key, properties.getProperty(key), file.toString()));
            }
        }
    }

    /** The project file, if there is one. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** What is strange about the project file, to be shown to people. */
    public List<String> warnings() {
        return warnings;
    }

    /** The failure policy of scripts that do not say. */
    public FailurePolicy failurePolicy() {
        return policy(POLICY).orElse(FailurePolicy.STOP);
    }

    /** The failure policy that overrules scripts. */
    public Optional<FailurePolicy> forcedFailurePolicy() {
        return policy(FORCED_POLICY);
    }

    private Optional<FailurePolicy> policy(String key) {
        return value(key, "stop or continue", text -> FailurePolicy.valueOf(text.toUpperCase(Locale.ROOT)));
    }

    /** The policy that a factor in a script starts from. */
    public RetryPolicy retry() {
        RetryPolicy standard = RetryPolicy.ofDefaults();
        int attempts = number(ATTEMPTS).orElse(standard.maxAttempts());
        return standard.withMaxAttempts(attempts)
                .withBackoff(
                        duration(FACTOR).orElse(standard.factor()),
                        duration(CAP).orElse(standard.cap()));
    }

    /** Limit of every stage. */
    public Optional<Duration> stageTimeout() {
        return duration(STAGE_TIMEOUT);
    }

    /** How long an interrupted task may take to end. */
    public Optional<Duration> gracePeriod() {
        return duration(GRACE);
    }

    /** Runs of a batch at once. */
    public int batchWorkers() {
        return number(WORKERS).orElse(4);
    }

    /** Versions by qualified task name. */
    public Map<String, String> pins() {
        Map<String, String> pins = new TreeMap<>();
        below(PIN).forEach((name, setting) -> pins.put(name, setting.value()));
        return pins;
    }

    /** Inputs the project file gives, by name. */
    public Map<String, Setting> inputs() {
        return below(INPUT);
    }

    private Map<String, Setting> below(String prefix) {
        Map<String, Setting> found = new TreeMap<>();
        values.forEach((key, setting) -> {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), setting);
            }
        });
        return found;
    }

    /** Folders in which a workflow is looked for by its name. */
    public List<Path> workflowFolders() {
        List<Path> folders = new ArrayList<>();
        Path home = file == null ? Path.of("") : Path.of("").toAbsolutePath().relativize(folderOf(file));
        Setting scripts = values.get(SCRIPTS);
        if (scripts != null) {
            folders.add(
                    scripts.origin().equals(String.valueOf(file))
                            ? home.resolve(scripts.value())
                            : Path.of(scripts.value()));
        }
        if (file != null) {
            folders.add(home.resolve("workflows"));
        }
        return folders;
    }

    private static Path folderOf(Path file) {
        Path parent = file.getParent();
        return parent == null ? Path.of("") : parent;
    }

    private Optional<Duration> duration(String key) {
        return value(key, "a duration such as 30s, 250ms or 5m", Durations::parse);
    }

    private Optional<Integer> number(String key) {
        return value(key, "a whole number of at least 1", text -> {
            int number = Integer.parseInt(text);
            if (number < 1) {
                throw new IllegalArgumentException(text);
            }
            return number;
        });
    }

    private <T> Optional<T> value(String key, String rule, Function<String, T> parser) {
        Setting setting = values.get(key);
        if (setting == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(setting.value().strip()));
        } catch (IllegalArgumentException wrong) {
            throw new UserError(
                    "%s in %s must be %s, got '%s'".formatted(key, setting.origin(), rule, setting.value()), wrong);
        }
    }
}
