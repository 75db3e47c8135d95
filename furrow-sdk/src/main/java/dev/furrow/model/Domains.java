package dev.furrow.model;

import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.DeprecateDomainRequest;
import dev.furrow.api.operation.DescribeDomainRequest;
import dev.furrow.api.operation.DomainInfos;
import dev.furrow.api.operation.ListDomainsRequest;
import dev.furrow.api.operation.RegisterDomainRequest;
import dev.furrow.api.operation.UndeprecateDomainRequest;
import dev.furrow.lowlevel.SwfClient;
import java.util.Optional;

/// The domains of a service. Safe for use by many threads; every method throws
/// [dev.furrow.lowlevel.SwfException] when the service refuses.
public final class Domains {
    private final SwfClient swf;

    /// @param swf the service
    public Domains(SwfClient swf) {
        this.swf = swf;
    }

    /// A domain, if there is one of that name.
    public Optional<DomainInfo> find(String name) {
        return Lookup.find(() -> DomainInfo.of(swf.describeDomain(new DescribeDomainRequest(name))));
    }

    /// A domain.
    ///
    /// @throws NotFoundException if there is none of that name
    public DomainInfo get(String name) {
        return find(name).orElseThrow(() -> new NotFoundException("domain " + name));
    }

    /// The domains in use, by name; without retention.
    public Query<DomainInfo> all() {
        return list(RegistrationStatus.REGISTERED);
    }

    /// The deprecated domains, by name; without retention.
    public Query<DomainInfo> deprecated() {
        return list(RegistrationStatus.DEPRECATED);
    }

    private Query<DomainInfo> list(RegistrationStatus status) {
        return new Query<>(token -> {
            DomainInfos page = swf.listDomains(new ListDomainsRequest(token, status, null, null));
            return new Query.Page<>(
                    page.domainInfos().stream()
                            .map(info -> DomainInfo.of(info, null))
                            .toList(),
                    page.nextPageToken());
        });
    }

    /// Registers a domain.
    ///
    /// @throws dev.furrow.lowlevel.SwfException `DOMAIN_ALREADY_EXISTS` if there is one of that name
    public void register(DomainSpec spec) {
        swf.registerDomain(new RegisterDomainRequest(
                spec.name(), spec.description(), Long.toString(spec.retention().toDays()), null));
    }

    /// Registers a domain unless there is one of that name; what is there is not changed.
    public Registered<DomainInfo> getOrRegister(DomainSpec spec) {
        Optional<DomainInfo> known = find(spec.name());
        boolean fresh = known.isEmpty() && Lookup.register(FaultType.DOMAIN_ALREADY_EXISTS, () -> register(spec));
        DomainInfo info = known.orElseGet(() -> get(spec.name()));
        return new Registered<>(info, drift(spec, info), fresh);
    }

    /// Compares a domain with what is wanted.
    public Drift check(DomainSpec spec) {
        return find(spec.name()).map(info -> drift(spec, info)).orElseGet(Drift.Missing::new);
    }

    private static Drift drift(DomainSpec spec, DomainInfo info) {
        return info.deprecated()
                ? new Drift.Deprecated(null)
                : new Comparison()
                        .field("retention", spec.retention(), info.retention())
                        .field("description", spec.description(), info.description())
                        .drift();
    }

    /// Lets nothing new begin in a domain.
    public void deprecate(String name) {
        swf.deprecateDomain(new DeprecateDomainRequest(name));
    }

    /// Takes that back.
    public void undeprecate(String name) {
        swf.undeprecateDomain(new UndeprecateDomainRequest(name));
    }
}
