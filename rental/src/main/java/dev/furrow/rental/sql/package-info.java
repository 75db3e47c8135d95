/// What SQL statements need beyond what Spring gives.
@NullMarked
package dev.furrow.rental.sql;

import org.jspecify.annotations.NullMarked;
