/// The rental marketplace: a Spring Boot application whose long-running processes are Furrow workflows. One package
/// for each area of the business; what areas share (money, places, time, who asks) has a small package of its own. No
/// package is part of a circle. Open [RentalApplication], then `order`.
@NullMarked
package dev.furrow.rental;

import org.jspecify.annotations.NullMarked;
