/// `furrow torture`: a throw-away server on a disk of the user's, with clients that write down what it acknowledges,
/// killed, cut off and corrupted in rounds; after each round everything acknowledged has to be found again. Open
/// [dev.furrow.torture.Campaign] first.
@NullMarked
package dev.furrow.torture;

import org.jspecify.annotations.NullMarked;
