// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.batch;

import io.volnux.engine.Pipeline;
import io.volnux.engine.PipelineInput;
import io.volnux.task.ConfigurationException;
import io.volnux.task.InputFile;
import io.volnux.task.ValueConverter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cuts the inputs of a batch: which fields advance together, and what each pipeline gets. */
final class BatchSlices {

    private final Map<String, Iterator<? extends @Nullable Object>> batched = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> fixed = new LinkedHashMap<>();

    static List<Map<String, @Nullable Object>> of(
            Class<? extends Pipeline> template, Map<String, ?> inputs, Map<String, BatchProcessor> processors) {
        BatchSlices slices = new BatchSlices();
        Map<String, PipelineInput> fields = new LinkedHashMap<>();
        Pipeline.inputsOf(template).forEach(field -> fields.put(field.name(), field));
        for (String name : processors.keySet()) {
            if (!fields.containsKey(name)) {
                throw new ConfigurationException(
                        "UNKNOWN_INPUT",
                        "batch processor is for input '%s', which is no field of %s; known: %s"
                                .formatted(name, template.getSimpleName(), fields.keySet()));
            }
        }
        inputs.forEach((name, value) -> slices.add(name, fields.get(name), value, processors.get(name)));
        return slices.all(template);
    }

    private void add(
            String name, @Nullable PipelineInput field, @Nullable Object value, @Nullable BatchProcessor processor) {
        Iterator<? extends @Nullable Object> batches =
                field == null || value == null ? null : batches(field, value, processor);
        if (batches == null) {
            fixed.put(name, value);
        } else {
            batched.put(name, batches);
        }
    }

    private static @Nullable Iterator<? extends @Nullable Object> batches(
            PipelineInput field, Object value, @Nullable BatchProcessor processor) {
        if (processor != null) {
            return processor.batches(value, field.batchSize());
        }
        Class<?> raw = ValueConverter.raw(field.type());
        if (Collection.class.isAssignableFrom(raw)
                && ValueConverter.convert(value, Collection.class, "input '" + field.name() + "'")
                        instanceof Collection<?> items) {
            return lists(new ArrayList<@Nullable Object>(items), field.batchSize());
        }
        if (raw == InputFile.class
                && ValueConverter.convert(value, InputFile.class, "input '" + field.name() + "'")
                        instanceof InputFile file) {
            return chunks(file);
        }
        return null;
    }

    private static Iterator<List<@Nullable Object>> lists(List<@Nullable Object> items, int size) {
        List<List<@Nullable Object>> slices = new ArrayList<>();
        for (int from = 0; from < items.size(); from += size) {
            slices.add(items.subList(from, Math.min(items.size(), from + size)));
        }
        return slices.iterator();
    }

    private static Iterator<InputFile> chunks(InputFile file) {
        List<InputFile> chunks = new ArrayList<>();
        try {
            for (long from = 0; from < file.size(); from += InputFile.CHUNK) {
                chunks.add(new InputFile(file.path(), from, (int) Math.min(InputFile.CHUNK, file.size() - from)));
            }
        } catch (IOException unreadable) {
            throw new ConfigurationException(
                    "UNREADABLE_FILE", "file %s cannot be read: %s".formatted(file, unreadable));
        }
        return chunks.iterator();
    }

    /** Batches advance together; a field that has none left contributes null. */
    private List<Map<String, @Nullable Object>> all(Class<? extends Pipeline> template) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        if (batched.isEmpty()) {
            all.add(fixed);
            return all;
        }
        while (batched.values().stream().anyMatch(Iterator::hasNext)) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>(fixed);
            batched.forEach((name, batches) -> one.put(name, batches.hasNext() ? batches.next() : null));
            all.add(one);
        }
        if (all.isEmpty()) {
            throw new ConfigurationException(
                    "EMPTY_BATCH",
                    "batch of %s has nothing to run: %s are empty; give at least one of them items"
                            .formatted(template.getSimpleName(), batched.keySet()));
        }
        return all;
    }
}
