package cn.yipanqi.intake.out;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Ledgers as workbooks: in their own layout, or in a form that is sent along. */
@RestController
@RequestMapping("/api/v1/workbooks")
@Requires(Permission.EXPORT)
class OutApi {

    private final OutRequest out;

    OutApi(OutRequest out) {
        this.out = out;
    }

    /** @param unit id or name, none for a ledger the county shares */
    @GetMapping
    ResponseEntity<byte[]> remembered(
            County county,
            @RequestParam String kind,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam int year) {
        return out.remembered(county.code(), kind, unit, year);
    }

    /** @param kind where the form does not say it */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<byte[]> fill(
            County county,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam int year,
            @RequestParam MultipartFile form)
            throws IOException {
        return out.fill(county.code(), kind, unit, year, form);
    }
}
