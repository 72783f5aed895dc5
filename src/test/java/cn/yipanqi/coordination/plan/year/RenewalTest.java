package cn.yipanqi.coordination.plan.year;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.YipanqiTest;
import cn.yipanqi.coordination.plan.NewTask;
import cn.yipanqi.coordination.plan.Target;
import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.TaskDeeds;
import cn.yipanqi.coordination.plan.TaskLine;
import cn.yipanqi.coordination.plan.TaskSearch;
import cn.yipanqi.coordination.plan.TaskWorld;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.organisation.Directory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@YipanqiTest
class RenewalTest {

    private static final long HERE = 540226;

    @Autowired
    Renewal renewal;

    @Autowired
    Tasks tasks;

    @Autowired
    TaskDeeds deeds;

    @Autowired
    Directory directory;

    @Test
    void whatIsChosenGoesIntoTheNextYearsPlanOnce() {
        TaskWorld world = new TaskWorld(HERE, directory);
        NewTask first = world.task("先办").withTarget(Target.typed(new BigDecimal("3"), "项"));
        UUID one = world.office(() -> tasks.add(HERE, first));
        UUID two = world.office(() -> tasks.add(HERE, world.task("后办").withPlace(null, one)));
        UUID done = world.office(() -> tasks.add(HERE, world.task("办完的")));
        world.office(() -> deeds.complete(HERE, done, "办完"));

        assertThat(world.office(() -> renewal.renew(HERE, 2022, List.of(one, two))))
                .isEqualTo(2);

        List<Task> next = world.office(() -> tasks.find(TaskSearch.of(HERE, 2023), 0, 10)).lines().stream()
                .map(TaskLine::task)
                .toList();
        assertThat(next).extracting(Task::number).containsExactly(1, 2);
        assertThat(next).extracting(Task::continues).containsExactly(one, two);
        assertThat(next.get(0).target()).isEqualTo(first.target());
        assertThat(next.get(0).due()).isEqualTo(LocalDate.of(2023, 9, 30));
        assertThat(next.get(1).predecessor()).isEqualTo(next.get(0).id());

        assertThatThrownBy(() -> world.office(() -> renewal.renew(HERE, 2022, List.of(one, two))))
                .hasMessageContaining("coordination.renewal.nothing");
        assertThat(world.office(() -> renewal.renew(HERE, 2022, List.of(one, done))))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29, 2025-02-28", // the end of a month stays its end
        "2023-02-28, 2024-02-29",
        "2022-09-30, 2023-09-30", // although a Saturday
        "2022-09-15, 2023-09-15",
        "2022-10-03, 2023-10-07", // the holidays of the national day are over on the 7th, worked in return
        "2023-06-15, 2024-06-17", // a Saturday gives way to Monday
    })
    void daysAreAYearLater(LocalDate day, LocalDate later) {
        assertThat(new TaskWorld(HERE, directory).office(() -> renewal.later(day)))
                .isEqualTo(later);
    }
}
