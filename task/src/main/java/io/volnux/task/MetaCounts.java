// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.util.List;

/**
 * How the instances of a meta event ended.
 *
 * @param total number of instances
 * @param successful instances that succeeded
 * @param failed instances that failed
 * @param retries attempts beyond the first, over all instances
 * @param slowest the slowest instances, slowest first, at most 20
 * @param failures the failures of the lowest indices, at most 100
 */
public record MetaCounts(
        int total, int successful, int failed, long retries, List<Instance> slowest, List<InstanceFailure> failures) {

    public MetaCounts {
        slowest = List.copyOf(slowest);
        failures = List.copyOf(failures);
    }

    /** Duration of one instance, in nanoseconds. */
    public record Instance(int index, long duration) {}

    /** Failure of one instance. */
    public record InstanceFailure(int index, String message) {}
}
