package dev.furrow.rental.report;

import java.util.List;

/// A piece of a [Template].
sealed interface Part {

    /// SQL as its author wrote it.
    record Text(String sql) implements Part {}

    /// `{{ name }}`: one place for one value.
    record Value(String name) implements Part {}

    /// `{{ name | inclause }}`: a place for each value of a list, in parentheses.
    record InClause(String name) implements Part {}

    /// `{{ name | identifier }}`: a column, from the list that the author allowed.
    record Column(String name) implements Part {}

    /// `{% if %}`, `{% elif %}`, `{% else %}`: the first branch that holds.
    record Choice(List<Branch> branches) implements Part {}

    /// A branch of a choice; that of `{% else %}` holds always.
    record Branch(Condition when, List<Part> body) {}

    /// `{% for each in list %}`.
    record Loop(String each, String list, List<Part> body) implements Part {}
}
