package cn.yipanqi.intake.preview;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.intake.Intake;
import cn.yipanqi.intake.Intakes;
import cn.yipanqi.intake.Upload;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import cn.yipanqi.web.Paging;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Uploads, their list, and the preview of one. */
@Controller
@RequestMapping("/intakes")
@Requires(Permission.INTAKE)
class IntakeController {

    private final Intakes intakes;
    private final IntakeList list;
    private final Previews previews;
    private final Directory directory;

    IntakeController(Intakes intakes, IntakeList list, Previews previews, Directory directory) {
        this.intakes = intakes;
        this.list = list;
        this.previews = previews;
        this.directory = directory;
    }

    @GetMapping
    ModelAndView index(County county, @RequestParam(defaultValue = "1") int page, Page shown) {
        return index(county, page, String.valueOf(list.usualYear(county.code())), shown.mistakes());
    }

    private ModelAndView index(County county, int page, String year, Mistakes mistakes) {
        Paging paging = list.paging(county.code(), page);
        Map<String, Object> model = new HashMap<>();
        model.put("county", directory.of(county.code()));
        model.put("rows", list.rows(county.code(), paging));
        model.put("paging", paging);
        model.put("year", year);
        model.put("mistakes", mistakes);
        return new ModelAndView("intake/intakes/index", model);
    }

    /** Nothing reaches the ledger: the files are kept, read and shown. */
    @PostMapping
    ModelAndView receive(
            County county,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            Page page,
            HttpServletResponse response) {
        Mistakes mistakes = page.mistakes();
        List<File> chosen = files == null
                ? List.of()
                : files.stream()
                        .filter(file -> !file.isEmpty() || name(file).length() > 0)
                        .map(File::new)
                        .toList();
        int wanted = year.strip().matches("\\d{4}") ? Integer.parseInt(year.strip()) : 0;
        if (wanted == 0) {
            mistakes.add("year", Message.of("intake.year"));
        }
        if (chosen.isEmpty()) {
            mistakes.add("files", Message.of("intake.files.none"));
        }
        if (!mistakes.any()) {
            try {
                Intake received = intakes.receive(county.code(), wanted, chosen);
                return shown(received, page, response);
            } catch (Refusal refusal) {
                if (refusal.kind() != Refusal.Kind.INVALID) {
                    throw refusal;
                }
                mistakes.add(refusal.sentence().key().equals("intake.year") ? "year" : "files", refusal.sentence());
            }
        }
        ModelAndView again = index(county, 1, year, mistakes);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        if (page.partial()) {
            again.setViewName("intake/intakes/_upload");
        }
        return again;
    }

    /** A script is told where to go; it would fetch a redirect's page itself, and once too often. */
    private static ModelAndView shown(Intake received, Page page, HttpServletResponse response) {
        String url = "/intakes/" + received.id();
        if (page.partial()) {
            response.setHeader("HX-Redirect", page.to(url));
            return new ModelAndView("intake/intakes/_received", Map.of("url", url));
        }
        return new ModelAndView("redirect:" + url);
    }

    /** @param missing {@code withdraw} to begin with all missing entries going */
    @GetMapping("/{id}")
    ModelAndView show(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer sheet,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable String missing,
            Page page) {
        return new ModelAndView(
                "intake/intakes/show",
                Map.of(
                        "preview",
                        previews.of(id, sheet, from, PostingForm.fresh(missing)),
                        "mistakes",
                        page.mistakes()));
    }

    private static String name(MultipartFile file) {
        String name = file.getOriginalFilename();
        return name == null ? "" : name.replaceAll(".*[/\\\\]", "").strip();
    }

    /** A file of the form; browsers name it, some with its folder. */
    record File(MultipartFile sent) implements Upload {

        @Override
        public String name() {
            String name = IntakeController.name(sent);
            return name.isEmpty() ? "workbook" : name;
        }

        @Override
        public InputStream open() throws IOException {
            return sent.getInputStream();
        }
    }
}
