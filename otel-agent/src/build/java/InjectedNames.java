// SPDX-License-Identifier: Apache-2.0
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Run by the build: writes down which classes the extension puts into the application, under the names they have in its
 * jar, supertypes before subtypes, because they are defined one after the other.
 */
public final class InjectedNames {
    private static final String OURS = "io/volnux/otel/agent/";

    private InjectedNames() {}

    /** Arguments: the file to write, the compiled classes of volnux-otel, and our own. */
    public static void main(String[] arguments) throws IOException {
        Map<String, List<String>> supertypes = new TreeMap<>();
        read(Path.of(arguments[1]), "io/volnux/otel", supertypes);
        read(Path.of(arguments[2]), OURS + "inject", supertypes);
        Set<String> ordered = new LinkedHashSet<>();
        supertypes.keySet().forEach(name -> add(name, supertypes, ordered));
        Path file = Path.of(arguments[0]);
        Files.createDirectories(file.getParent());
        Files.write(file, ordered.stream().map(InjectedNames::inTheJar).toList());
    }

    private static void add(String name, Map<String, List<String>> supertypes, Set<String> ordered) {
        List<String> above = supertypes.get(name);
        if (above != null && !ordered.contains(name)) {
            above.forEach(each -> add(each, supertypes, ordered));
            ordered.add(name);
        }
    }

    private static String inTheJar(String name) {
        String place = name.startsWith(OURS) ? name : OURS + "shaded/" + name.substring("io/volnux/otel/".length());
        return place.replace('/', '.');
    }

    private static void read(Path root, String folder, Map<String, List<String>> into) throws IOException {
        try (var files = Files.walk(root.resolve(folder))) {
            files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.endsWith("package-info.class"))
                    .forEach(file -> {
                        try (var input = new DataInputStream(Files.newInputStream(file))) {
                            List<String> types = types(input);
                            into.put(types.get(0), types.subList(1, types.size()));
                        } catch (IOException failed) {
                            throw new UncheckedIOException(failed);
                        }
                    });
        }
    }

    /** The class itself, its superclass and its interfaces, from the head of the class file (JVMS 4.1). */
    private static List<String> types(DataInputStream input) throws IOException {
        input.skipNBytes(8); // magic and version
        int count = input.readUnsignedShort();
        String[] texts = new String[count];
        int[] classes = new int[count];
        for (int index = 1; index < count; index++) {
            int tag = input.readUnsignedByte();
            switch (tag) {
                case 1 -> texts[index] = input.readUTF();
                case 7 -> classes[index] = input.readUnsignedShort();
                case 8, 16, 19, 20 -> input.skipNBytes(2);
                case 15 -> input.skipNBytes(3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> input.skipNBytes(4);
                case 5, 6 -> {
                    input.skipNBytes(8);
                    index++; // takes two places
                }
                default -> throw new IOException("a tag of the constant pool must be known, got " + tag);
            }
        }
        input.skipNBytes(2); // access flags
        List<String> types = new ArrayList<>();
        types.add(texts[classes[input.readUnsignedShort()]]);
        types.add(texts[classes[input.readUnsignedShort()]]);
        int interfaces = input.readUnsignedShort();
        for (int index = 0; index < interfaces; index++) {
            types.add(texts[classes[input.readUnsignedShort()]]);
        }
        return types;
    }
}
