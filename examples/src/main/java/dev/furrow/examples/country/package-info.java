/// A plan: a list of days and countries, a task for each pair that may fail, a report at the end.
@NullMarked
package dev.furrow.examples.country;

import org.jspecify.annotations.NullMarked;
