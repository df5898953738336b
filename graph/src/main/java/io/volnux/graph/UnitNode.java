// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

/** What a stage runs: one task, several arms at once, or a group of chains. */
public sealed interface UnitNode permits TaskNode, GroupNode, ParallelNode {}
