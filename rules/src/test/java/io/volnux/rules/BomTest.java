// SPDX-License-Identifier: Apache-2.0
package io.volnux.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The bill of materials names what is published and nothing else. */
class BomTest {
    static final Set<String> WORKSHOP = Set.of("bom", "rules", "examples", "bench", "fuzz");

    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>volnux-([^<]+)</artifactId>");

    @Test
    void theBomNamesEveryPublishedModule() throws IOException {
        var repository = Repository.current();
        var bom = Files.readString(repository.root().resolve("bom/pom.xml"));
        var named = ARTIFACT.matcher(bom)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !name.equals("bom"))
                .toList();
        assertThat(named).containsExactlyElementsOf(published(repository));
    }

    static List<String> published(Repository repository) throws IOException {
        return repository.modules().stream()
                .filter(module -> !WORKSHOP.contains(module) && !module.equals("launch"))
                .toList();
    }
}
