package cn.yipanqi.coordination;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whether the county's network may bear internal documents, over the API. */
@RestController
@RequestMapping("/api/v1/coordination/fitness")
@Requires(Permission.LEDGER_READ)
class FitnessApi {

    private final Fitness fitness;

    FitnessApi(Fitness fitness) {
        this.fitness = fitness;
    }

    record Stand(boolean fit, List<Fitness.Declaration> declarations) {}

    record Body(@NotNull Boolean fit, @NotBlank String reason) {}

    @GetMapping
    Stand show(County county) {
        List<Fitness.Declaration> all = fitness.all(county.code());
        return new Stand(!all.isEmpty() && all.get(0).fit(), all);
    }

    @PostMapping
    @Requires(Permission.COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.CREATED)
    Stand declare(County county, @Valid @RequestBody Body body) {
        fitness.declare(county.code(), body.fit(), body.reason());
        return show(county);
    }
}
