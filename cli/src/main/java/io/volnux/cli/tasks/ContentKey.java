// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.tasks;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * What a compilation depends on: the sources' content, the class path, the JDK and this version. It is kept and compared as
 * a whole; a secure hash would be shorter, and to set one up costs a start more than everything else it does with its
 * sources.
 */
final class ContentKey {

    private final byte[] content;

    private ContentKey(byte[] content) {
        this.content = content;
    }

    static ContentKey of(TaskSources sources, List<Path> classPath) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(content)) {
            add(out, System.getProperty("java.vm.version", ""));
            for (Path source : sources.files()) {
                add(out, sources.folder().relativize(source).toString());
                add(out, Files.readAllBytes(source));
            }
            List<Path> all = new ArrayList<>(classPath);
            for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
                if (!entry.isEmpty()) { // would be the folder at hand, with all that is below it
                    all.add(Path.of(entry));
                }
            }
            for (Path entry : all) {
                stamp(out, entry);
            }
        }
        return new ContentKey(content.toByteArray());
    }

    private static void add(DataOutputStream out, String text) throws IOException {
        add(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void add(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Sizes and times stand for the content of what is compiled against: it may be large. */
    private static void stamp(DataOutputStream out, Path entry) throws IOException {
        if (!Files.exists(entry)) {
            return;
        }
        if (!Files.isDirectory(entry)) {
            stampFile(out, entry);
            return;
        }
        try (Stream<Path> files = Files.walk(entry)) {
            for (Path file : files.sorted().toList()) {
                stampFile(out, file);
            }
        }
    }

    private static void stampFile(DataOutputStream out, Path file) throws IOException {
        var facts = Files.readAttributes(file, BasicFileAttributes.class);
        if (facts.isRegularFile()) {
            add(out, file.toString());
            out.writeLong(facts.size());
            out.writeLong(facts.lastModifiedTime().toMillis());
        }
    }

    /** A name that others seldom have; whoever finds something under it has to ask whether it {@link #is} this. */
    String name() {
        CRC32 sum = new CRC32();
        sum.update(content);
        return HexFormat.of().toHexDigits((long) content.length << 32 | sum.getValue());
    }

    boolean is(byte[] other) {
        return Arrays.equals(content, other);
    }

    /** All of it. */
    byte[] bytes() {
        return content.clone();
    }
}
