// SPDX-License-Identifier: Apache-2.0
package io.volnux.rules.broken.stranger;

/** A class of a module whose arrows nobody wrote down. */
public record Stranger() {}
