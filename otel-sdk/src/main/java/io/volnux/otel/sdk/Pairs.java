// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Pairs in the spelling of {@code OTEL_RESOURCE_ATTRIBUTES}: {@code name=value,...}, percent-encoded. */
final class Pairs {

    private Pairs() {}

    static String write(Map<String, String> pairs) {
        return new TreeMap<>(pairs)
                .entrySet().stream()
                        .map(pair -> pair.getKey() + "="
                                + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8)
                                        .replace("+", "%20"))
                        .collect(Collectors.joining(","));
    }

    static Map<String, String> read(TelemetryOption option, String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            int sign = part.indexOf('=');
            if (sign > 0) {
                // a plus sign is a plus sign here, not a blank
                String value = part.substring(sign + 1).strip().replace("+", "%2B");
                pairs.put(part.substring(0, sign).strip(), URLDecoder.decode(value, StandardCharsets.UTF_8));
            } else if (!part.isBlank()) {
                throw new IllegalArgumentException(
                        option.option() + " must be name=value pairs separated by commas, got a part without '='");
            }
        }
        return pairs;
    }
}
