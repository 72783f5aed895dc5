package cn.yipanqi.browser;

import cn.yipanqi.coordination.plan.Plans;
import cn.yipanqi.coordination.plan.Target;
import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.TaskDeeds;
import cn.yipanqi.coordination.plan.TaskLine;
import cn.yipanqi.coordination.plan.TaskSearch;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.coordination.plan.exchange.TaskImports;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The sample county's plan in force, with a task confirmed and reported on, one done, and a list that waits to be taken in. */
class PreparedTasks {

    private static final Path LIST = Path.of("demo/banma-2022/班玛县群团协同化任务清单.xlsx");

    private final TaskImports imports;
    private final Plans plans;
    private final Tasks tasks;
    private final TaskDeeds deeds;

    PreparedTasks(TaskImports imports, Plans plans, Tasks tasks, TaskDeeds deeds) {
        this.imports = imports;
        this.plans = plans;
        this.tasks = tasks;
        this.deeds = deeds;
    }

    void prepare(long county) {
        imports.post(
                county,
                imports.receive(county, LIST.getFileName().toString(), list()).id(),
                TaskImports.Choices.USUAL);
        plans.putInForce(county, 2022);
        List<Task> all = tasks.find(TaskSearch.of(county, 2022), 0, 50).lines().stream()
                .map(TaskLine::task)
                .toList();
        Task first = all.get(0);
        deeds.confirm(county, first.id(), first.partners().get(0), "已安排专人");
        deeds.report(county, first.id(), null, "已建立一项制度");
        Task typed = all.get(4);
        tasks.change(
                county,
                typed.id(),
                typed.revision(),
                typed.asNew().withTarget(Target.typed(new BigDecimal("3"), "项")),
                "按项报送");
        deeds.report(county, typed.id(), BigDecimal.ONE, "已完成一项");
        tasks.change(
                county,
                first.id(),
                first.revision(),
                first.asNew().withPlace(all.get(1).id(), all.get(2).id()),
                "理顺先后");
        deeds.complete(county, all.get(3).id(), "已完成");
        imports.receive(county, LIST.getFileName().toString(), list());
    }

    private static InputStream list() {
        try {
            return Files.newInputStream(LIST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
