// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.tasks;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What a compilation depends on, as one word: the sources' content, the class path, the JDK and this version. */
final class ContentHash {

    private final MessageDigest digest;

    private ContentHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    static String of(TaskSources sources, List<Path> classPath) throws IOException {
        ContentHash hash = new ContentHash();
        hash.add("format 1");
        hash.add(Runtime.version().toString());
        for (Path source : sources.files()) {
            hash.add(sources.folder().relativize(source).toString());
            hash.add(Files.readAllBytes(source));
        }
        List<Path> all = new ArrayList<>(classPath);
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
            if (!entry.isEmpty()) { // would be the folder at hand, with all that is below it
                all.add(Path.of(entry));
            }
        }
        for (Path entry : all) {
            hash.stamp(entry);
        }
        return HexFormat.of().formatHex(hash.digest.digest(), 0, 16);
    }

    private void add(String text) {
        add(text.getBytes(StandardCharsets.UTF_8));
    }

    private void add(byte[] bytes) {
        number(bytes.length);
        digest.update(bytes);
    }

    private void number(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            digest.update((byte) (value >>> shift));
        }
    }

    /** Sizes and times stand for the content of what is compiled against: it may be large. */
    private void stamp(Path entry) throws IOException {
        if (!Files.exists(entry)) {
            return;
        }
        try (Stream<Path> files = Files.isDirectory(entry) ? Files.walk(entry) : Stream.of(entry)) {
            for (Path file : files.sorted().toList()) {
                var facts = Files.readAttributes(file, BasicFileAttributes.class);
                if (facts.isRegularFile()) {
                    add(file.toString());
                    number(facts.size());
                    number(facts.lastModifiedTime().toMillis());
                }
            }
        }
    }
}
