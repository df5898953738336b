// SPDX-License-Identifier: Apache-2.0
package io.volnux.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What stands in the documents for users: the README and the pages below {@code docs/}. */
record Documents(Path root) {
    private static final Pattern SNIPPET = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");

    /** Text between fences, and the place where it begins. */
    record Snippet(String place, String language, String text) {
        @Override
        public String toString() {
            return place;
        }
    }

    static Documents current() {
        return new Documents(Repository.current().root());
    }

    List<Path> pages() throws IOException {
        var pages = new ArrayList<>(List.of(root.resolve("README.md"), root.resolve("CONTRIBUTING.md")));
        try (Stream<Path> below = Files.walk(root.resolve("docs"))) {
            below.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages;
    }

    List<Snippet> snippets(String language) throws IOException {
        var snippets = new ArrayList<Snippet>();
        for (var page : pages()) {
            var text = Files.readString(page);
            SNIPPET.matcher(text).results().forEach(found -> {
                var line = text.substring(0, found.start()).lines().count() + 2;
                snippets.add(new Snippet(name(page) + ":" + line, found.group(1), found.group(2)));
            });
        }
        return snippets.stream()
                .filter(each -> each.language().equals(language))
                .toList();
    }

    /** Files a page links to, as written. */
    static List<String> links(Path page) throws IOException {
        return LINK.matcher(Files.readString(page))
                .results()
                .map(found -> found.group(1))
                .filter(link -> !link.contains("://"))
                .toList();
    }

    String page(String name) throws IOException {
        return Files.readString(root.resolve("docs").resolve(name));
    }

    String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
