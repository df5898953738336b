// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Results in declared order, immutable. */
public final class TaskResults implements Iterable<TaskResult> {

    private static final TaskResults EMPTY = new TaskResults(new TaskResult[0]);

    private final TaskResult[] results;

    private TaskResults(TaskResult[] results) {
        this.results = results;
    }

    /** No results. */
    public static TaskResults empty() {
        return EMPTY;
    }

    /** These results, in this order. */
    public static TaskResults of(TaskResult... results) {
        return results.length == 0 ? EMPTY : new TaskResults(results.clone());
    }

    /** These results, in this order. */
    public static TaskResults of(List<TaskResult> results) {
        return results.isEmpty() ? EMPTY : new TaskResults(results.toArray(TaskResult[]::new));
    }

    /** Number of results. */
    public int size() {
        return results.length;
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return results.length == 0;
    }

    /**
     * The result at {@code index}, from 0.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public TaskResult get(int index) {
        if (index < 0 || index >= results.length) {
            throw new IndexOutOfBoundsException("index must be 0 to %d, got %d".formatted(results.length - 1, index));
        }
        return results[index];
    }

    /** The first result. */
    public Optional<TaskResult> first() {
        return results.length == 0 ? Optional.empty() : Optional.of(results[0]);
    }

    /** The results one by one. */
    public Stream<TaskResult> stream() {
        return Arrays.stream(results);
    }

    /** The results as an unmodifiable list. */
    public List<TaskResult> asList() {
        return List.of(results);
    }

    /** The contents in order, null for failures. */
    public List<@Nullable Object> contents() {
        List<@Nullable Object> contents = new ArrayList<>(results.length);
        for (TaskResult result : results) {
            contents.add(result.content());
        }
        return contents;
    }

    /**
     * The results that satisfy all conditions.
     *
     * <p>A key is an attribute of {@link TaskResult} ({@code name}, {@code namespace}, {@code success}, {@code content},
     * {@code attempts}, {@code message}, ...), a path into it joined by {@code __} ({@code content__city}), and
     * optionally an operator as the last part: {@code exact contains icontains startswith endswith gt gte lt lte in
     * isnull}. A null value fails every operator but {@code isnull}.
     *
     * @throws IllegalArgumentException for an unknown attribute
     */
    public TaskResults filter(Map<String, ?> query) {
        ResultQuery parsed = ResultQuery.of(query);
        return of(stream().filter(parsed::matches).toList());
    }

    /**
     * The only result that satisfies all conditions of {@link #filter}.
     *
     * @throws ResultNotFoundException if none does
     * @throws MultipleResultsException if several do
     */
    public TaskResult get(Map<String, ?> query) {
        TaskResults found = filter(query);
        if (found.isEmpty()) {
            throw new ResultNotFoundException("no result matches " + query + ", have " + this);
        }
        if (found.size() > 1) {
            throw new MultipleResultsException(found.size() + " results match " + query + ", want exactly one");
        }
        return found.get(0);
    }

    @Override
    public Iterator<TaskResult> iterator() {
        return asList().iterator();
    }

    @Override
    public String toString() {
        return Arrays.toString(results);
    }
}
