// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.text;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.StringJoiner;

/** Types as people write them. */
public final class TypeNames {

    private TypeNames() {}

    /** The type without packages: {@code List<Path>}. */
    public static String of(Type type) {
        if (type instanceof Class<?> plain) {
            return plain.getSimpleName();
        }
        if (type instanceof ParameterizedType generic) {
            StringJoiner arguments = new StringJoiner(", ", "<", ">");
            for (Type argument : generic.getActualTypeArguments()) {
                arguments.add(of(argument));
            }
            return of(generic.getRawType()) + arguments;
        }
        return type.getTypeName();
    }
}
