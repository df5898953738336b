// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be said before a run about the results a stage will receive. */
sealed interface Given {

    /** Certainly none. */
    record Nothing(Reason reason, String place, int descriptor) implements Given {

        /** Where the pipe is missing. */
        enum Reason {
            FIRST,
            SEQUENCE,
            BRANCH
        }

        static Nothing first() {
            return new Nothing(Reason.FIRST, "it", -1);
        }

        static Nothing sequence() {
            return new Nothing(Reason.SEQUENCE, "it", -1);
        }

        static Nothing branch(int descriptor) {
            return new Nothing(Reason.BRANCH, "it", descriptor);
        }

        String text() {
            return switch (reason) {
                case FIRST -> place + " stands first; put a task before it and join them with |->";
                case SEQUENCE -> "the arrow before " + place + " is ->, which passes nothing on; write |->";
                case BRANCH -> "its branch begins with %d ->; write %d |->".formatted(descriptor, descriptor);
            };
        }
    }

    /** One of these. */
    record Some(Set<Offer> offers) implements Given {

        private static final int TOO_MANY = 20;

        public Some {
            offers = Set.copyOf(offers.size() > TOO_MANY ? Set.of(Offer.UNKNOWN) : offers);
        }

        static Some of(Offer offer) {
            return new Some(Set.of(offer));
        }
    }

    /**
     * What one way through the stage before brings.
     *
     * @param type of the content; {@code Object} if it is not known
     * @param from who gives it
     */
    record Offer(Type type, String from) {
        static final Offer UNKNOWN = new Offer(Object.class, "");

        static Offer several(int results) {
            return new Offer(List.class, "the " + results + " tasks before");
        }
    }

    /** A list whose elements are known. */
    record ListOf(Type element) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return new Type[] {element};
        }

        @Override
        public Type getRawType() {
            return List.class;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return null;
        }
    }

    /** As it is seen from a part of the stage. */
    default Given inside(String place) {
        return switch (this) {
            case Nothing(var reason, var ignored, var descriptor) -> new Nothing(reason, place, descriptor);
            case Some some -> some;
        };
    }

    /** Either this or that. */
    static Given either(Given one, Given other) {
        if (one instanceof Some(var some) && other instanceof Some(var more)) {
            Set<Offer> all = new LinkedHashSet<>(some);
            all.addAll(more);
            return new Some(all);
        }
        return Some.of(Offer.UNKNOWN);
    }
}
