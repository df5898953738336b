// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk.internal.logs;

import ch.qos.logback.classic.LoggerContext;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.logback.appender.v1_0.OpenTelemetryAppender;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hooks into Logback; taken back by what {@link #install} answers. */
public final class LogbackLogs {

    private static final System.Logger LOG = System.getLogger("io.volnux.otel");
    private static final String NAME = "volnux-otel";

    private final List<Runnable> undo = new ArrayList<>();

    private LogbackLogs() {}

    /**
     * Puts spans into the MDC and, if asked to, sends log lines.
     *
     * @param openTelemetry where lines go
     * @param send whether log lines are sent
     * @param ours whether workflow, run and task go into the MDC too
     * @param datadog whether Datadog's spelling goes into the MDC too
     * @return takes it back
     */
    public static Runnable install(OpenTelemetry openTelemetry, boolean send, boolean ours, boolean datadog) {
        LogbackLogs hooks = new LogbackLogs();
        try {
            ILoggerFactory factory = LoggerFactory.getILoggerFactory();
            if (factory instanceof LoggerContext context) {
                hooks.mdc(context, new SpanInMdc(ours, datadog));
                if (send) {
                    hooks.appender(context, openTelemetry);
                }
            } else if (send) {
                LOG.log(System.Logger.Level.WARNING, "log lines are not sent: SLF4J is not bound to Logback");
            }
        } catch (LinkageError missing) {
            if (send) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "log lines are not sent: add logback-classic and opentelemetry-logback-appender-1.0 ({0})",
                        missing.toString());
            }
        }
        return hooks::close;
    }

    private void mdc(LoggerContext context, SpanInMdc filter) {
        filter.setContext(context);
        filter.setName(NAME);
        filter.start();
        context.addTurboFilter(filter);
        undo.add(() -> context.getTurboFilterList().remove(filter));
    }

    private void appender(LoggerContext context, OpenTelemetry openTelemetry) {
        OpenTelemetryAppender appender = new OpenTelemetryAppender();
        appender.setContext(context);
        appender.setName(NAME);
        appender.setOpenTelemetry(openTelemetry);
        appender.start();
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        undo.add(() -> {
            root.detachAppender(appender);
            appender.stop();
        });
    }

    private void close() {
        undo.forEach(Runnable::run);
        undo.clear();
    }
}
