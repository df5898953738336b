// SPDX-License-Identifier: Apache-2.0
package io.volnux.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every module stands in all the places where modules are listed. */
class ModulesTest {
    private static final Set<String> WORKSHOP = Set.of("bom", "rules", "examples", "bench", "fuzz", "backends");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>volnux-([^<]+)</artifactId>");

    private final Repository repository = Repository.current();

    @Test
    void theBomNamesEveryPublishedModule() throws IOException {
        assertThat(artifactsNamedIn("bom/pom.xml")).contains("bom").containsAll(published(repository));
        assertThat(artifactsNamedIn("bom/pom.xml"))
                .hasSize(published(repository).size() + 1);
    }

    @Test
    void theRulesSeeEveryModuleWithMainSources() throws IOException {
        var withSources = repository.modules().stream()
                .filter(module -> Files.isDirectory(repository.root().resolve(module + "/src/main/java")))
                .toList();
        assertThat(artifactsNamedIn("rules/pom.xml")).containsAll(withSources);
    }

    static List<String> published(Repository repository) throws IOException {
        return repository.modules().stream()
                .filter(module -> !WORKSHOP.contains(module) && !module.equals("launch"))
                .toList();
    }

    private List<String> artifactsNamedIn(String pom) throws IOException {
        return ARTIFACT.matcher(Files.readString(repository.root().resolve(pom)))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
