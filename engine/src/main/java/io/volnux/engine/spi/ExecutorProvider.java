// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.spi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes executors of one name. */
public interface ExecutorProvider {

    /** The name used in scripts, lower case. */
    String name();

    /**
     * An executor with this configuration. Called at most once per engine and equal configuration; the engine shares what
     * it returns.
     *
     * @throws IllegalArgumentException if the configuration makes no sense; the message says why
     */
    TaskExecutor create(Map<String, @Nullable Object> config);
}
