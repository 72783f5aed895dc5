package cn.yipanqi.accounts;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.Role;
import cn.yipanqi.web.NavigationItem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** The permission matrix, for whoever makes the rules and whoever checks them. */
@Controller
@Requires(Permission.MATRIX_READ)
class MatrixController {

    private final Matrix matrix;

    MatrixController(Matrix matrix) {
        this.matrix = matrix;
    }

    @Bean
    static NavigationItem matrixNavigation() {
        return new NavigationItem("/accounts/matrix", "matrix.title", 920, null, Permission.MATRIX_READ.name());
    }

    record MatrixBody(List<Matrix.Reach> roles, List<Matrix.Row> items) {}

    @GetMapping("/accounts/matrix")
    ModelAndView show(@RequestParam(defaultValue = "") String q) {
        String text = q.strip();
        Map<String, List<Matrix.Row>> modules = matrix.rows().stream()
                .filter(row -> text.isEmpty() || row.path().contains(text))
                .collect(Collectors.groupingBy(Matrix.Row::module, LinkedHashMap::new, Collectors.toList()));
        return new ModelAndView("accounts/matrix/show", Map.of("roles", reaches(), "modules", modules, "q", q));
    }

    private static List<Matrix.Reach> reaches() {
        return Arrays.stream(Role.values()).map(Matrix.Reach::of).toList();
    }

    @GetMapping("/api/v1/accounts/matrix")
    @ResponseBody
    MatrixBody list() {
        return new MatrixBody(reaches(), matrix.rows());
    }
}
