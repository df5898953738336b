// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang.conformance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Reads files of conformance cases. */
public final class ConformanceCases {
    /** The system property that names another file. */
    public static final String PROPERTY = "pointy.cases";

    private static final String BUNDLED = "/pointy-cases.json";
    private static final int NESTING = 10_000;

    private ConformanceCases() {}

    /**
     * Returns the cases of the file named by {@value #PROPERTY}, without it those of the bundled file.
     *
     * @throws IOException if there is no such file, it is not JSON, or it has no case
     */
    public static List<ConformanceCase> load() throws IOException {
        var file = System.getProperty(PROPERTY);
        return file == null || file.isBlank() ? resource(BUNDLED) : read(Path.of(file));
    }

    /** Returns the cases of a file. */
    public static List<ConformanceCase> read(Path file) throws IOException {
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return cases(reader, file.toString());
        }
    }

    /** Returns the cases of a resource beside this class's jar root. */
    public static List<ConformanceCase> resource(String name) throws IOException {
        var stream = ConformanceCases.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IOException("resource " + name + " must exist");
        }
        try (var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return cases(reader, name);
        }
    }

    private static List<ConformanceCase> cases(Reader reader, String from) throws IOException {
        var factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(NESTING)
                        .maxStringLength(Integer.MAX_VALUE)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        var mapper = JsonMapper.builder(factory)
                .enable(DeserializationFeature.USE_LONG_FOR_INTS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        var json = mapper.readValue(reader, Object.class);
        if (!(json instanceof List<?> list) || list.isEmpty()) {
            throw new IOException(from + " must be a list of at least one case");
        }
        var cases = new ArrayList<ConformanceCase>(list.size());
        var names = new HashSet<String>();
        for (var element : list) {
            var read = ConformanceCase.from(element);
            if (!names.add(read.name())) {
                read.problems().add("name " + read.name() + " must be unique in " + from);
            }
            cases.add(read);
        }
        return List.copyOf(cases);
    }
}
