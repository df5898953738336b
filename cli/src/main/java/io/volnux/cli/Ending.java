// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import io.volnux.cli.telemetry.Sent;
import io.volnux.observe.RunReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell of a run that is over.
 *
 * @param report its report
 * @param values what its last stage came to
 * @param sent what became of its telemetry, null if it had none
 */
record Ending(RunReport report, LastValues values, @Nullable Sent sent) {

    /** The story as it is written down. */
    Map<String, Object> story() {
        Map<String, Object> story = new LinkedHashMap<>(report.asMap());
        values.addTo(story);
        if (sent != null) {
            story.put("telemetry", sent.asMap());
        }
        return story;
    }

    /** What is shown below the waterfall. */
    List<String> lines(int width, boolean unicode) {
        List<String> lines = new ArrayList<>(values.lines(width, unicode));
        if (sent != null) {
            lines.addAll(sent.lines(unicode));
        }
        return lines;
    }
}
