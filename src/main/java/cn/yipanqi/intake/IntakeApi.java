package cn.yipanqi.intake;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.intake.Intake.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Uploads of workbooks, as JSON. */
@RestController
@RequestMapping(path = "/api/v1/intakes", produces = MediaType.APPLICATION_JSON_VALUE)
@Requires(Permission.INTAKE)
class IntakeApi {

    private final Intakes intakes;
    private final IntakeView view;
    private final Posting posting;
    private final Withdrawing withdrawing;

    IntakeApi(Intakes intakes, IntakeView view, Posting posting, Withdrawing withdrawing) {
        this.intakes = intakes;
        this.view = view;
        this.posting = posting;
        this.withdrawing = withdrawing;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<IntakeView.Body> receive(
            County county, @RequestParam int year, @RequestParam List<MultipartFile> files, Locale locale) {
        Intake intake = intakes.receive(
                county.code(), year, files.stream().map(Received::new).toList());
        IntakeView.Body body = view.of(intake, locale);
        if (intake.files().stream().allMatch(file -> file.document() == null)) {
            intakes.abandon(intake.id());
            return ResponseEntity.unprocessableContent().body(body);
        }
        return ResponseEntity.created(URI.create("/api/v1/intakes/" + intake.id()))
                .body(body);
    }

    @GetMapping("/{id}")
    IntakeView.Body show(@PathVariable UUID id, Locale locale) {
        return view.of(intakes.find(id), locale);
    }

    @PostMapping("/{id}/posting")
    Outcome post(@PathVariable UUID id, @RequestBody PostingRequest request) {
        if (request.mappings() != null && !request.mappings().isEmpty()) {
            view.change(intakes.find(id), request.mappings());
        }
        return posting.post(id, request.choices(intakes.find(id)));
    }

    /** Leaves out the sheets of a partly posted upload that still wait; the others stay posted. */
    @PostMapping("/{id}/closing")
    IntakeView.Body close(@PathVariable UUID id, Locale locale) {
        intakes.close(id);
        return view.of(intakes.find(id), locale);
    }

    /** Undoes a posting, or gives up what was not posted. */
    @DeleteMapping("/{id}")
    ResponseEntity<Void> undo(@PathVariable UUID id) {
        if (intakes.find(id).state() == IntakeState.PREVIEW) {
            intakes.abandon(id);
        } else {
            withdrawing.undo(id);
        }
        return ResponseEntity.noContent().build();
    }

    /** A file of a multipart request. */
    record Received(MultipartFile file) implements Upload {

        @Override
        public String name() {
            String name = file.getOriginalFilename();
            return name == null || name.isBlank() ? "workbook" : name;
        }

        @Override
        public InputStream open() throws IOException {
            return file.getInputStream();
        }
    }
}
