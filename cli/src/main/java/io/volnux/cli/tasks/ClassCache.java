// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.tasks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Compiled tasks of earlier starts, one file for each content of sources and class path. Whatever is wrong with the cache, the answer is a
 * compilation, never an error: a file that cannot be read or does not fit its checksum counts as absent, and one that
 * cannot be written is not missed.
 */
final class ClassCache {

    private static final int MAGIC = 0x564E5832;
    private static final int KEPT = 64;

    private final Path folder;

    ClassCache(Path folder) {
        this.folder = folder;
    }

    Optional<CompiledTasks> find(ContentKey key) {
        try {
            byte[] bytes = Files.readAllBytes(folder.resolve(key.name()));
            return decode(key, bytes);
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException | RuntimeException broken) {
            return Optional.empty();
        }
    }

    void keep(ContentKey key, CompiledTasks tasks) {
        try {
            createFolder();
            Path draft = Files.createTempFile(folder, key.name(), ".new");
            try {
                Files.write(draft, encode(key, tasks));
                Files.move(draft, folder.resolve(key.name()), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
            removeOldest();
        } catch (IOException | UnsupportedOperationException unwritable) {
            // the next start compiles again
        }
    }

    /** Only its owner may write here: what lies here is executed. */
    private void createFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (posix) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectories(folder);
            }
        }
    }

    private void removeOldest() throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.list(folder)) {
            all = files.filter(Files::isRegularFile).toList();
        }
        if (all.size() <= KEPT) {
            return;
        }
        Map<Path, Long> ages = new HashMap<>();
        for (Path file : all) {
            ages.put(
                    file,
                    Files.readAttributes(file, BasicFileAttributes.class)
                            .lastModifiedTime()
                            .toMillis());
        }
        Comparator<Path> byAge = Comparator.comparing(file -> ages.getOrDefault(file, 0L));
        for (Path old :
                all.stream().sorted(byAge).limit(all.size() - (long) KEPT).toList()) {
            Files.deleteIfExists(old);
        }
    }

    private static byte[] encode(ContentKey key, CompiledTasks tasks) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(body)) {
            byte[] content = key.bytes();
            out.writeInt(content.length);
            out.write(content);
            out.writeInt(tasks.classes().size());
            for (Map.Entry<String, byte[]> type : tasks.classes().entrySet()) {
                out.writeUTF(type.getKey());
                out.writeInt(type.getValue().length);
                out.write(type.getValue());
            }
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(all)) {
            out.writeInt(MAGIC);
            out.writeLong(checksum(body.toByteArray(), 0));
            body.writeTo(out);
        }
        return all.toByteArray();
    }

    private static Optional<CompiledTasks> decode(ContentKey key, byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != MAGIC || in.readLong() != checksum(bytes, Integer.BYTES + Long.BYTES)) {
                throw new IOException("not a file of this cache");
            }
            if (!key.is(in.readNBytes(in.readInt()))) {
                return Optional.empty();
            }
            Map<String, byte[]> classes = new HashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                String name = in.readUTF();
                classes.put(name, in.readNBytes(in.readInt()));
            }
            return Optional.of(new CompiledTasks(classes));
        }
    }

    private static long checksum(byte[] bytes, int from) {
        CRC32 sum = new CRC32();
        sum.update(bytes, from, bytes.length - from);
        return sum.getValue();
    }
}
