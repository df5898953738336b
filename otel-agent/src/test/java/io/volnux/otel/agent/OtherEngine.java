// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.agent;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;
import org.jspecify.annotations.Nullable;

/**
 * An engine the extension was not built for: a method of the observer interface has another name, here and in all calls
 * of the engine.
 *
 * @param owner the type, as in class files
 * @param method the method that is not there any more
 * @param instead what there is in its place
 * @param isAbstract whether its implementors must have it
 */
record OtherEngine(String owner, String method, String instead, boolean isAbstract) {

    /** For us this method is gone. */
    static OtherEngine without(String owner, String method) {
        return new OtherEngine(owner, method, method + "Renamed", false);
    }

    /** For us this method is gone, and the engine calls one in its place that ours does not have. */
    static OtherEngine asking(String owner, String method) {
        return new OtherEngine(owner, method, method + "Demanded", true);
    }

    /** Writes its classes into the folder. */
    Path into(Path folder) throws IOException {
        for (Path part : Jars.ofTheEngine()) {
            if (Files.isDirectory(part)) {
                rewrite(part, folder);
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(part)) {
                    rewrite(jar.getPath("/"), folder);
                }
            }
        }
        return folder;
    }

    private void rewrite(Path root, Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(root)) {
            files = found.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.endsWith("module-info.class"))
                    .toList();
        }
        for (Path file : files) {
            Path target = folder.resolve(root.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.write(target, rewritten(Files.readAllBytes(file)));
        }
    }

    private byte[] rewritten(byte[] original) {
        ClassReader reader = new ClassReader(original);
        ClassWriter writer = new ClassWriter(0);
        reader.accept(
                new ClassRemapper(isAbstract ? demanding(writer) : writer, new Remapper(Opcodes.ASM9) {
                    @Override
                    public String mapMethodName(String type, String name, String descriptor) {
                        return type.equals(owner) && name.equals(method) ? instead : name;
                    }
                }),
                0);
        return writer.toByteArray();
    }

    private ClassVisitor demanding(ClassVisitor next) {
        return new ClassVisitor(Opcodes.ASM9, next) {
            @Override
            public @Nullable MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                if (!name.equals(instead) || (access & Opcodes.ACC_STATIC) != 0) {
                    return super.visitMethod(access, name, descriptor, signature, exceptions);
                }
                super.visitMethod(access | Opcodes.ACC_ABSTRACT, name, descriptor, signature, exceptions)
                        .visitEnd();
                return null;
            }
        };
    }
}
