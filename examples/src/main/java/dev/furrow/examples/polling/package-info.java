/// An activity that asks somebody else's system for a long time, tells how far it is, and is taken up again where its
/// last word was when its machine is lost.
@NullMarked
package dev.furrow.examples.polling;

import org.jspecify.annotations.NullMarked;
