/// How the application says no: one exception with a reason, told over HTTP as a problem.
@NullMarked
package dev.furrow.rental.refusal;

import org.jspecify.annotations.NullMarked;
