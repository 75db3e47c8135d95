/// Reports as files: SQL with places for values, who may read which rows of it, as a table, a chart, a download and
/// a mail. A reader's value never becomes part of a statement's text ([Template]), and a reader's rows are
/// cut out before the author's SQL sees them ([Relation]).
@NullMarked
package dev.furrow.rental.report;

import org.jspecify.annotations.NullMarked;
