// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.project;

/**
 * One setting in force.
 *
 * @param key its key
 * @param value what it says
 * @param origin where it is from, for people
 */
public record Setting(String key, String value, String origin) {}
