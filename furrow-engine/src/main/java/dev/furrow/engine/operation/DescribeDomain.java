package dev.furrow.engine.operation;

import dev.furrow.api.operation.DescribeDomainRequest;
import dev.furrow.api.operation.DomainConfiguration;
import dev.furrow.api.operation.DomainDetail;
import dev.furrow.api.operation.DomainInfo;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.registry.DomainRecord;

/// Shows a domain and its retention.
final class DescribeDomain {
    private DescribeDomain() {}

    static Answer read(DescribeDomainRequest request, Parts parts) {
        DomainRecord domain = parts.registry().domain(request.name());
        return Answer.of(new DomainDetail(info(domain, parts), new DomainConfiguration(domain.retention())));
    }

    static DomainInfo info(DomainRecord domain, Parts parts) {
        return new DomainInfo(
                domain.name(),
                domain.status(),
                domain.description(),
                parts.arns().ofDomain(domain.name()));
    }
}
