package cn.yipanqi.accounts.roster;

import cn.yipanqi.access.Accounts.Secret;
import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.factor.StepUp;
import cn.yipanqi.access.idempotency.OnceFilter;
import cn.yipanqi.accounts.roster.RosterCheck.Checked;
import cn.yipanqi.accounts.roster.RosterOffice.Outcome;
import cn.yipanqi.accounts.roster.RosterReader.Roster;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.shared.RegionCode;
import cn.yipanqi.web.Download;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The workbook: template, preview, taking in. */
@Controller
@Requires(Permission.POST_EDIT)
class RosterController {

    private static final TypeReference<List<Line>> LINES = new TypeReference<>() {};
    private static final List<Column> TEMPLATE =
            List.of(Column.NAME, Column.PLACE, Column.POSITION, Column.ROLE, Column.LOGIN, Column.FROM);

    private final RosterCheck check;
    private final RosterOffice office;
    private final JsonMapper json;
    private final RosterReader reader = new RosterReader();

    RosterController(RosterCheck check, RosterOffice office, JsonMapper json) {
        this.check = check;
        this.office = office;
        this.json = json;
    }

    @GetMapping("/accounts/import")
    ModelAndView form(County county, Page page) {
        return form(county, page.mistakes());
    }

    private static ModelAndView form(County county, Mistakes mistakes) {
        return new ModelAndView("accounts/roster/new", Map.of("county", digits(county), "mistakes", mistakes));
    }

    @GetMapping("/accounts/import/template")
    ResponseEntity<byte[]> template(Page page) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "yipanqi", null)) {
            Worksheet sheet = book.newWorksheet(page.t("roster.sheet"));
            for (int i = 0; i < TEMPLATE.size(); i++) {
                sheet.value(0, i, page.t(TEMPLATE.get(i).messageKey()));
                sheet.width(i, 18);
            }
            sheet.style(1, 5).format("yyyy-mm-dd").set();
        }
        return ResponseEntity.ok()
                .headers(Download.headers(
                        page.t("roster.sheet") + ".xlsx",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
                .body(out.toByteArray());
    }

    /** Nothing is taken in: the workbook is read, checked and shown. */
    @PostMapping("/accounts/import")
    ModelAndView preview(County county, @RequestParam(required = false) @Nullable MultipartFile file, Page page)
            throws IOException {
        Mistakes mistakes = page.mistakes();
        if (file == null || file.isEmpty()) {
            mistakes.add("file", Message.of("roster.file.none"));
        } else {
            try {
                String name = file.getOriginalFilename();
                Roster roster = reader.read(name == null ? "" : name, file.getBytes());
                return preview(
                        county,
                        roster.lines(),
                        check.check(county.code(), roster.lines()),
                        roster.phones(),
                        HttpStatus.OK);
            } catch (Refusal refusal) {
                mistakes.add("file", refusal.sentence());
            }
        }
        ModelAndView again = form(county, mistakes);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private ModelAndView preview(County county, List<Line> lines, Checked checked, boolean phones, HttpStatus status) {
        Map<String, Object> model = new HashMap<>();
        model.put("county", digits(county));
        model.put("lines", lines);
        model.put("faults", checked.faults());
        model.put("phones", phones);
        model.put("sent", json.writeValueAsString(lines));
        ModelAndView page = new ModelAndView("accounts/roster/show", model);
        page.setStatus(status);
        return page;
    }

    /** All of it or nothing; the answer shows the invitations, this once. */
    @PostMapping("/accounts/import/posting")
    @StepUp
    ModelAndView take(County county, @RequestParam(defaultValue = "[]") String lines) {
        List<Line> read = lines(lines);
        Outcome outcome = office.take(county.code(), read);
        if (!outcome.checked().faults().isEmpty()) {
            return preview(county, read, outcome.checked(), false, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        ModelAndView done = new ModelAndView(
                "accounts/roster/done", Map.of("taken", outcome.taken(), "invitations", sent(outcome)));
        done.setStatus(HttpStatus.CREATED);
        return done;
    }

    private List<Line> lines(String sent) {
        try {
            List<Line> read = json.readValue(sent, LINES);
            return limited(read == null ? List.of() : read);
        } catch (JacksonException e) {
            throw new Refusal(Message.of("roster.empty"));
        }
    }

    private static List<Line> limited(List<@Nullable Line> lines) {
        if (lines.isEmpty() || lines.contains(null)) {
            throw new Refusal(Message.of("roster.empty"));
        }
        if (lines.size() > RosterReader.MOST) {
            throw new Refusal(Message.of("roster.many", RosterReader.MOST));
        }
        return lines.stream().map(RosterController::whole).toList();
    }

    private static Line whole(@Nullable Line line) {
        Line given = java.util.Objects.requireNonNull(line);
        return new Line(
                given.row(),
                text(given.name()),
                text(given.place()),
                text(given.position()),
                text(given.role()),
                text(given.login()),
                text(given.from()));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static List<Sent> sent(Outcome outcome) {
        return outcome.invitations().stream()
                .map(invited -> new Sent(invited.name(), invited.login(), link(invited.secret())))
                .toList();
    }

    private static String link(Secret secret) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/invitations/" + secret.text())
                .toUriString();
    }

    record Body(List<@Nullable Line> lines) {}

    record FaultBody(int row, Column column, String message) {}

    record TakenBody(int taken, List<Sent> invitations, List<FaultBody> problems) {}

    /** Programs send the lines as such: all are taken in (201), or none and every problem is named (422). */
    @PostMapping("/api/v1/accounts/import")
    @StepUp
    @ResponseBody
    ResponseEntity<TakenBody> take(County county, @RequestBody Body body, Page page, HttpServletRequest request) {
        OnceFilter.answerIsSecret(request);
        Outcome outcome = office.take(county.code(), limited(body.lines() == null ? List.of() : body.lines()));
        List<FaultBody> problems = outcome.checked().faults().stream()
                .map(fault -> new FaultBody(fault.row(), fault.column(), page.t(fault.sentence())))
                .toList();
        return ResponseEntity.status(problems.isEmpty() ? HttpStatus.CREATED : HttpStatus.UNPROCESSABLE_CONTENT)
                .body(new TakenBody(outcome.taken(), sent(outcome), problems));
    }

    private static String digits(County county) {
        return RegionCode.county(county.code()).digits();
    }
}
