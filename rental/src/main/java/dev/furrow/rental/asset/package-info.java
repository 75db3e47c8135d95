/// Photos and papers in an object store that speaks S3. What is open has an address that anybody may read; what is
/// not is reached by links that are made for one reader and are over after minutes. Open [Assets].
@NullMarked
package dev.furrow.rental.asset;

import org.jspecify.annotations.NullMarked;
