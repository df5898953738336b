// SPDX-License-Identifier: Apache-2.0
import io.volnux.task.Piped;
import java.util.List;

/** What a first script does, in small: the launcher runs it once and keeps the classes that took part. */
public final class Tasks {
    public List<String> begin() {
        return List.of("one", "two");
    }

    public int work(@Piped List<String> words) {
        return words.size();
    }

    public int other() {
        return 1;
    }

    public String end() {
        return "end";
    }
}
