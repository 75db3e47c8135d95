package dev.furrow.rental;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What `application.properties` says about the business.
///
/// @param currency of all prices
/// @param zone of machines and people that name none
/// @param commissionBasisPoints what the marketplace keeps of a supplier's income, in hundredths of a per cent
/// @param speed how many times faster than the wall clock the world goes; 1 in real life
/// @param startAt when the world begins if it is faster than the wall clock, as an ISO instant; empty for now
/// @param relay whether this process delivers the outbox
/// @param firstManager the phone of whoever opens the hubs of a new marketplace; empty for nobody
@ConfigurationProperties("rental")
public record RentalProperties(
        @DefaultValue("INR") String currency,
        @DefaultValue("Asia/Kolkata") ZoneId zone,
        @DefaultValue("1000") int commissionBasisPoints,
        @DefaultValue("1") double speed,
        @DefaultValue("") String startAt,
        @DefaultValue("true") boolean relay,
        @DefaultValue("") String firstManager) {}
