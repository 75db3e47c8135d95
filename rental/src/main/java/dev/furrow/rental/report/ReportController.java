package dev.furrow.rental.report;

import static dev.furrow.rental.access.Role.FARMER;
import static dev.furrow.rental.access.Role.HUB;
import static dev.furrow.rental.access.Role.MANAGEMENT;
import static dev.furrow.rental.access.Role.SUPPLIER;

import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Allowed;
import dev.furrow.rental.time.Pace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Reports over HTTP: the list, a table, its chart, its files; and for management their texts and the run log.
@RestController
@RequestMapping("/api/reports")
class ReportController {
    private final Studio studio;
    private final Schedules schedules;
    private final RunLog log;
    private final Viewers viewers;
    private final Pace clock;
    private final ReportSettings settings;

    ReportController(
            Studio studio, Schedules schedules, RunLog log, Viewers viewers, Pace clock, ReportSettings settings) {
        this.studio = studio;
        this.schedules = schedules;
        this.log = log;
        this.viewers = viewers;
        this.clock = clock;
        this.settings = settings;
    }

    record Listing(String name, String title, String about, boolean chart, List<Field> parameters) {
        static Listing of(Report report, Viewer viewer) {
            String language = viewer.language();
            return new Listing(
                    report.name(),
                    report.title(language),
                    Report.in(language, report.words().about(), ""),
                    report.chart() != null,
                    report.parameters().stream()
                            .filter(each -> each.open(viewer))
                            .map(each -> Field.of(each, viewer))
                            .toList());
        }
    }

    record Field(
            String name,
            String label,
            Parameter.Kind kind,
            @Nullable String fallback,
            List<String> of) {
        static Field of(Parameter parameter, Viewer viewer) {
            return new Field(
                    parameter.name(),
                    Report.in(viewer.language(), parameter.label(), parameter.name()),
                    parameter.kind(),
                    parameter.fallback(),
                    parameter.choices(viewer));
        }
    }

    record Draft(String text, @Nullable Map<String, List<String>> parameters) {}

    record Address(String address) {}

    @GetMapping
    @Allowed({FARMER, SUPPLIER, HUB, MANAGEMENT})
    List<Listing> list(@AuthenticationPrincipal Account account) {
        Viewer viewer = viewers.of(account);
        return studio.reports(viewer).stream()
                .map(report -> Listing.of(report, viewer))
                .toList();
    }

    @GetMapping("/{name}/table")
    @Allowed({FARMER, SUPPLIER, HUB, MANAGEMENT})
    Table table(
            @PathVariable String name,
            @RequestParam MultiValueMap<String, String> given,
            @AuthenticationPrincipal Account account) {
        return studio.run(name, given, viewers.of(account), "screen");
    }

    @GetMapping(value = "/{name}/chart.svg", produces = "image/svg+xml")
    @Allowed({FARMER, SUPPLIER, HUB, MANAGEMENT})
    String chart(
            @PathVariable String name,
            @RequestParam MultiValueMap<String, String> given,
            @AuthenticationPrincipal Account account) {
        return ChartDrawing.draw(studio.run(name, given, viewers.of(account), "chart"));
    }

    @GetMapping("/{name}/file.{ending}")
    @Allowed({FARMER, SUPPLIER, HUB, MANAGEMENT})
    ResponseEntity<byte[]> file(
            @PathVariable String name,
            @PathVariable String ending,
            @RequestParam MultiValueMap<String, String> given,
            @AuthenticationPrincipal Account account) {
        Viewer viewer = viewers.of(account);
        Format format = Format.of(ending);
        Table table = studio.run(name, given, viewer, format.ending());
        ContentDisposition file = ContentDisposition.attachment()
                .filename(name + "." + format.ending())
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .contentType(MediaType.parseMediaType(format.mediaType()))
                .body(format.write(table, viewer.zone(), clock.instant(), settings.font()));
    }

    @GetMapping("/{name}/source")
    @Allowed(MANAGEMENT)
    Map<String, String> source(@PathVariable String name) {
        return Map.of("text", studio.source(name));
    }

    @PostMapping("/preview")
    @Allowed(MANAGEMENT)
    Map<String, Object> preview(@RequestBody Draft draft, @AuthenticationPrincipal Account account) {
        Map<String, List<String>> given = draft.parameters() == null ? Map.of() : draft.parameters();
        Table table = studio.preview(draft.text(), given, viewers.of(account));
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("table", table);
        if (table.chart() != null) {
            shown.put("chart", ChartDrawing.draw(table));
        }
        return shown;
    }

    @PutMapping("/{name}/source")
    @Allowed(MANAGEMENT)
    Map<String, String> keep(@PathVariable String name, @RequestBody Draft draft) {
        studio.keep(name, draft.text());
        schedules.arrange();
        return Map.of("name", name);
    }

    @GetMapping("/runs")
    @Allowed(MANAGEMENT)
    List<RunLog.Run> runs() {
        return log.latest(200);
    }

    /// Where scheduled reports of one's own rows go.
    @PutMapping("/address")
    @Allowed({SUPPLIER, HUB, MANAGEMENT})
    @Transactional
    public Map<String, String> address(@RequestBody Address wanted, @AuthenticationPrincipal Account account) {
        String address = wanted.address().strip();
        if (!address.isEmpty() && !address.matches("[^@\\s<>\"]{1,64}@[A-Za-z0-9.-]{1,120}")) {
            throw new ReportRefused("\"" + address + "\" is no address");
        }
        viewers.address(account, address);
        return Map.of("address", address);
    }

    @ExceptionHandler
    ProblemDetail refused(ReportRefused refused) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, String.valueOf(refused.getMessage()));
    }

    /// Only those who may write reports are told what the database said.
    @ExceptionHandler
    ProblemDetail mistake(ReportMistake mistake, @AuthenticationPrincipal Account account) {
        String detail = account.role() == MANAGEMENT
                ? String.valueOf(mistake.getMessage())
                : "This report does not work at the moment";
        return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, detail);
    }
}
