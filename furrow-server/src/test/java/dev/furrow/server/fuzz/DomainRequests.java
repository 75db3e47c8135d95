package dev.furrow.server.fuzz;

import static dev.furrow.server.fuzz.Step.UNKNOWN;
import static dev.furrow.server.fuzz.Step.answered;
import static dev.furrow.server.fuzz.Step.done;
import static dev.furrow.server.fuzz.Step.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.operation.DeprecateDomainRequest;
import dev.furrow.api.operation.DescribeDomainRequest;
import dev.furrow.api.operation.DomainDetail;
import dev.furrow.api.operation.DomainInfo;
import dev.furrow.api.operation.DomainInfos;
import dev.furrow.api.operation.ListDomainsRequest;
import dev.furrow.api.operation.ListTagsForResourceRequest;
import dev.furrow.api.operation.ListTagsForResourceResponse;
import dev.furrow.api.operation.RegisterDomainRequest;
import dev.furrow.api.operation.ResourceTag;
import dev.furrow.api.operation.TagResourceRequest;
import dev.furrow.api.operation.UndeprecateDomainRequest;
import dev.furrow.api.operation.UntagResourceRequest;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Requests about domains and their tags.
final class DomainRequests extends ModelRequests {
    private static final String ARN = "arn:aws:swf:us-east-1:123456789012:/domain/";
    private static final int MOST_TAGS = 50;

    DomainRequests(SplittableRandom random, ModelDomains domains) {
        super(random, domains);
    }

    Step domainStep() {
        ModelDomain domain = domain();
        boolean deprecated = domain.status == RegistrationStatus.DEPRECATED;
        // A deprecated domain does not stay so for long: there is little to do in it.
        return switch (deprecated ? random.nextInt(4) + 2 : random.nextInt(20)) {
            case 0, 1, 2 -> {
                DeprecateDomainRequest request = new DeprecateDomainRequest(domain.name);
                yield in(
                        domain,
                        request,
                        () -> deprecated
                                ? refused(request, "DomainDeprecatedFault", domain.name)
                                : done(request, () -> {
                                    domain.status = RegistrationStatus.DEPRECATED;
                                    domain.workflowTypes.deprecateAll();
                                    domain.activityTypes.deprecateAll();
                                }));
            }
            case 3, 4 -> {
                UndeprecateDomainRequest request = new UndeprecateDomainRequest(domain.name);
                yield in(
                        domain,
                        request,
                        () -> deprecated
                                ? done(request, () -> domain.status = RegistrationStatus.REGISTERED)
                                : refused(request, "DomainAlreadyExistsFault", domain.name));
            }
            case 5, 6, 7, 8 -> {
                RegistrationStatus status = any(List.of(RegistrationStatus.values()));
                ListDomainsRequest request = new ListDomainsRequest(null, status, null, oneIn(2));
                yield answered(request, DomainInfos.class, infos -> {
                    List<String> names =
                            infos.domainInfos().stream().map(DomainInfo::name).toList();
                    for (ModelDomain one : domains.all()) {
                        assertThat(names.contains(one.name)).as(one.name).isEqualTo(one.status == status);
                    }
                    assertThat(names).doesNotContain(domains.nowhere().name);
                });
            }
            case 9, 10, 11, 12 -> {
                // Too many tags come before the name.
                boolean tagged = oneIn(2);
                RegisterDomainRequest request = new RegisterDomainRequest(
                        any(domains.all()).name, null, "90", tagged ? tags(0, MOST_TAGS + 1) : null);
                yield refused(
                        request,
                        tagged ? "TooManyTagsFault" : "DomainAlreadyExistsFault",
                        tagged ? null : request.name());
            }
            default -> {
                DescribeDomainRequest request = new DescribeDomainRequest(domain.name);
                yield in(
                        domain,
                        request,
                        () -> answered(request, DomainDetail.class, detail -> {
                            assertThat(detail.domainInfo())
                                    .isEqualTo(new DomainInfo(domain.name, domain.status, null, ARN + domain.name));
                            assertThat(detail.configuration().workflowExecutionRetentionPeriodInDays())
                                    .isEqualTo("90");
                        }));
            }
        };
    }

    private static List<ResourceTag> tags(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> new ResourceTag("key" + i, "value"))
                .toList();
    }

    Step tag() {
        ModelDomain domain = domain();
        String arn = ARN + domain.name;
        return switch (random.nextInt(3)) {
            case 0 -> {
                int from = random.nextInt(60);
                List<ResourceTag> added = tags(from, from + random.nextInt(20));
                TagResourceRequest request = new TagResourceRequest(arn, added);
                yield domain == domains.nowhere() ? refused(request, UNKNOWN, null) : tagged(domain, request);
            }
            case 1 -> {
                int from = random.nextInt(60);
                List<String> removed = tags(from, from + random.nextInt(20)).stream()
                        .map(ResourceTag::key)
                        .toList();
                UntagResourceRequest request = new UntagResourceRequest(arn, removed);
                yield domain == domains.nowhere()
                        ? refused(request, UNKNOWN, null)
                        : done(request, () -> removed.forEach(domain.tags::remove));
            }
            default -> {
                ListTagsForResourceRequest request = new ListTagsForResourceRequest(arn);
                yield domain == domains.nowhere()
                        ? refused(request, UNKNOWN, null)
                        : answered(
                                request,
                                ListTagsForResourceResponse.class,
                                tags -> assertThat(tags.tags())
                                        .extracting(ResourceTag::key)
                                        .containsExactlyInAnyOrderElementsOf(domain.tags.keySet()));
            }
        };
    }

    private static Step tagged(ModelDomain domain, TagResourceRequest request) {
        long fresh = request.tags().stream()
                .filter(tag -> !domain.tags.containsKey(tag.key()))
                .count();
        return domain.tags.size() + fresh > MOST_TAGS
                ? refused(request, "TooManyTagsFault", null)
                : done(request, () -> request.tags().forEach(tag -> domain.tags.put(tag.key(), "value")));
    }
}
