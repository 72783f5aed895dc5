package cn.yipanqi.organisation.body;

import static cn.yipanqi.access.Permission.ORGANISATION_EDIT;
import static cn.yipanqi.access.Permission.ORGANISATION_READ;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.OutsideBodies;
import cn.yipanqi.organisation.OutsideBody;
import cn.yipanqi.organisation.Registered;
import cn.yipanqi.organisation.form.Listing;
import cn.yipanqi.organisation.form.Made;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The outside bodies a county has named. */
@RestController
@RequestMapping("/api/v1/organisation/bodies")
class OutsideBodyApi {

    private final Directory directory;
    private final OutsideBodies bodies;

    OutsideBodyApi(Directory directory, OutsideBodies bodies) {
        this.directory = directory;
        this.bodies = bodies;
    }

    record Body(@NotBlank String name) {}

    @GetMapping
    @Requires(ORGANISATION_READ)
    Listing<OutsideBody> list(County county, @RequestParam @Nullable String cursor) {
        return Listing.of(directory.of(county.code()).bodies(), OutsideBody::id, cursor);
    }

    /** The body of that name: 201 where it was registered now, 200 where it was there. */
    @PostMapping
    @Requires(ORGANISATION_EDIT)
    ResponseEntity<Made> register(County county, @Valid @RequestBody Body body) {
        Registered registered = bodies.bodyFor(county.code(), body.name());
        return ResponseEntity.status(registered.made() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(new Made(registered.id()));
    }
}
