/// A Spring Boot application's clients and workers: beans found by annotation, life cycle, health, metrics,
/// configuration properties. Open [FurrowAutoConfiguration].
@NullMarked
package dev.furrow.spring;

import org.jspecify.annotations.NullMarked;
