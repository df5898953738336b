// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.StringJoiner;

/** Types as people write them. */
public final class TypeNames {

    private TypeNames() {}

    /** The type without packages: {@code List<Path>}. */
    public static String of(Type type) {
        return switch (type) {
            case Class<?> plain -> plain.getSimpleName().isEmpty() ? plain.getName() : plain.getSimpleName();
            case ParameterizedType generic -> {
                StringJoiner arguments = new StringJoiner(", ", "<", ">");
                for (Type argument : generic.getActualTypeArguments()) {
                    arguments.add(of(argument));
                }
                yield of(generic.getRawType()) + arguments;
            }
            case GenericArrayType array -> of(array.getGenericComponentType()) + "[]";
            case WildcardType wildcard -> wildcard(wildcard);
            default -> type.getTypeName();
        };
    }

    private static String wildcard(WildcardType wildcard) {
        if (wildcard.getLowerBounds().length > 0) {
            return "? super " + of(wildcard.getLowerBounds()[0]);
        }
        Type upper = wildcard.getUpperBounds()[0];
        return upper == Object.class ? "?" : "? extends " + of(upper);
    }
}
