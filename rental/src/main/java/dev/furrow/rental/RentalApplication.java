package dev.furrow.rental;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The marketplace as a Spring Boot application. `furrow rental` starts it together with a Furrow server; where one
/// runs already, this class is enough.
@SpringBootApplication
@ConfigurationPropertiesScan
public class RentalApplication {

    /// For Spring.
    public RentalApplication() {}

    /// Starts it.
    public static void main(String... arguments) {
        SpringApplication.run(RentalApplication.class, arguments);
    }
}
