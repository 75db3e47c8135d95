/// What the screens need besides the business: the installable shell, who is signed in, known places, live updates,
/// and the lists that only one face shows. Open [ShellController], then [Watch].
@NullMarked
package dev.furrow.rental.web;

import org.jspecify.annotations.NullMarked;
