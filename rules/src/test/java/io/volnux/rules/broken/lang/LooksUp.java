// SPDX-License-Identifier: Apache-2.0
package io.volnux.rules.broken.lang;

import com.tngtech.archunit.core.domain.JavaClass;
import io.volnux.rules.broken.graph.LooksDown;
import org.jspecify.annotations.Nullable;

/** An arrow that points back, and a library in a core module. */
public record LooksUp(@Nullable LooksDown up, @Nullable JavaClass foreign) {}
