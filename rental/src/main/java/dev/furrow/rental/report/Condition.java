package dev.furrow.rental.report;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What stands in an `{% if %}`. It decides which of the author's texts are taken; no value gets into the text by it.
sealed interface Condition {

    boolean holds(Scope scope);

    /// A value is there: not missing, not false, not empty. Nought is a value like any other number.
    record Given(String name) implements Condition {
        @Override
        public boolean holds(Scope scope) {
            return switch (scope.value(name)) {
                case null -> false;
                case Boolean flag -> flag;
                case String text -> !text.isEmpty();
                case Collection<?> list -> !list.isEmpty();
                default -> true;
            };
        }
    }

    /// A value equals a literal of the author's.
    record Equal(String name, Object literal) implements Condition {
        @Override
        public boolean holds(Scope scope) {
            Object value = scope.value(name);
            if (value instanceof Identifier column) {
                return column.name().equals(literal);
            }
            if (literal instanceof BigDecimal number) {
                BigDecimal other = number(value);
                return other != null && other.compareTo(number) == 0;
            }
            return Objects.equals(value, literal);
        }

        private static @Nullable BigDecimal number(@Nullable Object value) {
            return switch (value) {
                case Long whole -> BigDecimal.valueOf(whole);
                case BigDecimal decimal -> decimal;
                case null, default -> null;
            };
        }
    }

    /// The contrary.
    record Not(Condition inner) implements Condition {
        @Override
        public boolean holds(Scope scope) {
            return !inner.holds(scope);
        }
    }

    /// Both.
    record And(Condition left, Condition right) implements Condition {
        @Override
        public boolean holds(Scope scope) {
            return left.holds(scope) && right.holds(scope);
        }
    }

    /// One or both.
    record Or(Condition left, Condition right) implements Condition {
        @Override
        public boolean holds(Scope scope) {
            return left.holds(scope) || right.holds(scope);
        }
    }

    /// Of `{% else %}`.
    record Always() implements Condition {
        @Override
        public boolean holds(Scope scope) {
            return true;
        }
    }
}
