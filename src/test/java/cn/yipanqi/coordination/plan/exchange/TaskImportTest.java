package cn.yipanqi.coordination.plan.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.AtOnce;
import cn.yipanqi.YipanqiTest;
import cn.yipanqi.coordination.plan.Plans;
import cn.yipanqi.coordination.plan.Target;
import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.TaskLine;
import cn.yipanqi.coordination.plan.TaskSearch;
import cn.yipanqi.coordination.plan.TaskState;
import cn.yipanqi.coordination.plan.TaskWorld;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.coordination.plan.Whose;
import cn.yipanqi.coordination.plan.exchange.ListDifference.What;
import cn.yipanqi.coordination.plan.exchange.TaskImports.Choices;
import cn.yipanqi.coordination.plan.exchange.TaskImports.Preview;
import cn.yipanqi.coordination.plan.year.PlanLists;
import cn.yipanqi.intake.reading.workbook.Cell;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Commons;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The county's own list goes in whole, and comes out so that it goes in again without a change. */
@YipanqiTest
class TaskImportTest {

    private static final Path LIST = Path.of("demo/banma-2022/班玛县群团协同化任务清单.xlsx");
    private static final String[] HEADER = {"序号", "类别", "工作任务", "牵头单位", "协同单位", "量化目标", "完成时限"};

    @Autowired
    TaskImports imports;

    @Autowired
    ImportUndoing undoing;

    @Autowired
    Tasks tasks;

    @Autowired
    Plans plans;

    @Autowired
    PlanLists lists;

    @Autowired
    ListBook book;

    @Autowired
    Directory directory;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private static byte[] list() {
        try {
            return Files.readAllBytes(LIST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UUID receive(TaskWorld world, byte[] content) {
        return world.office(() -> imports.receive(world.county(), "任务清单.xlsx", new ByteArrayInputStream(content))
                .id());
    }

    private Preview preview(TaskWorld world, UUID id) {
        return world.office(() -> imports.preview(world.county(), id));
    }

    private TaskImport post(TaskWorld world, UUID id, Choices choices) {
        return world.office(() -> imports.post(world.county(), id, choices));
    }

    private List<Task> tasks(TaskWorld world) {
        return world.office(() -> tasks.find(TaskSearch.of(world.county(), 2022), 0, 500)).lines().stream()
                .map(TaskLine::task)
                .toList();
    }

    @Test
    void theCountysListGoesInWithAllItsUnitsAndDays() {
        TaskWorld world = new TaskWorld(632622, directory);
        Preview preview = preview(world, receive(world, list()));

        assertThat(preview.taken().year()).isEqualTo(2022);
        assertThat(preview.sheet().title()).contains("任务清单和责任清单");
        assertThat(preview.difference().count(What.NEW)).isEqualTo(36);
        assertThat(preview.difference().lines()).hasSize(36).allSatisfy(line -> {
            assertThat(line.row().problems()).isEmpty();
            assertThat(line.row().bodies()).isEmpty();
            assertThat(line.row().partners()).isNotEmpty();
        });

        TaskImport done = post(world, preview.taken().id(), Choices.USUAL);
        assertThat(done.added()).isEqualTo(36);
        List<Task> all = tasks(world);
        assertThat(all)
                .extracting(Task::number)
                .containsExactlyElementsOf(
                        java.util.stream.IntStream.rangeClosed(1, 36).boxed().toList());
        assertThat(all).extracting(Task::commons).containsOnly(Commons.values());
        Task first = all.get(0);
        assertThat(first.lead()).isEqualTo(world.union());
        assertThat(first.partners()).containsExactly(world.unit("红十字会"), world.unit("工商联"), world.unit("科协"));
        assertThat(first.due()).isEqualTo(LocalDate.of(2022, 9, 30));
        assertThat(first.target()).isEqualTo(Target.regulations(BigDecimal.ONE, "项"));
        assertThat(all.get(1).target())
                .isEqualTo(Target.ledger(Set.of("activity"), List.of(), BigDecimal.TEN, "场", Whose.LEAD));
        assertThat(all.get(9).lead()).isEqualTo(world.youth());
        assertThat(all.get(30).due()).isEqualTo(LocalDate.of(2022, 11, 30));

        // The same again changes nothing.
        Preview again = preview(world, receive(world, list()));
        assertThat(again.difference().count(What.SAME)).isEqualTo(36);
        assertThat(again.difference().changes()).isFalse();
        post(world, again.taken().id(), Choices.USUAL);
        assertThat(tasks(world)).isEqualTo(all);

        // Out and in again neither, as task list and as duty list.
        byte[] out = world.office(() -> book.tasks(lists.tasks(world.county(), 2022)));
        Preview round = preview(world, receive(world, out));
        assertThat(round.difference().count(What.SAME)).isEqualTo(36);
        assertThat(round.difference().changes()).isFalse();
        byte[] duties = world.office(() -> book.duties(lists.duties(world.county(), 2022, null)));
        Preview responsibility = preview(world, receive(world, duties));
        assertThat(responsibility.difference().count(What.SAME)).isEqualTo(36);
        assertThat(responsibility.difference().changes()).isFalse();
    }

    private static byte[] sheet(String[]... rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "test", null)) {
            Worksheet sheet = book.newWorksheet("Sheet1");
            sheet.value(0, 0, "2022年任务清单");
            sheet.range(0, 0, 0, 6).merge();
            for (int column = 0; column < HEADER.length; column++) {
                sheet.value(1, column, HEADER[column]);
            }
            for (int row = 0; row < rows.length; row++) {
                for (int column = 0; column < rows[row].length; column++) {
                    if (!rows[row][column].isEmpty()) {
                        sheet.value(row + 2, column, rows[row][column]);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Test
    void whatCannotBeReadIsToldAtItsPlaceAndNothingIsHalfDone() {
        TaskWorld world = new TaskWorld(540222, directory);
        UUID id = receive(
                world,
                sheet(
                        new String[] {"１", "活动共办", "好的一行", "总工会", "妇联、县人民医院", "开展活动10场", "2022年9月底前"},
                        new String[] {"2", "活动共办", "单位不识", "外星人联合会", "妇联", "", "2022年9月底前"},
                        new String[] {"3", "活动共办", "没有牵头", "", "妇联", "", "2022年9月底前"},
                        new String[] {"4", "活动共办", "日期不明", "妇联", "总工会", "", "适时"},
                        new String[] {"5", "活动共办", "牵头即协同", "妇联", "总工会、县妇联", "", "9月30日前"},
                        new String[] {"5", "活动共办", "序号重复", "妇联", "总工会", "", "年底前"},
                        new String[] {"6", "活动共办", "好的一行", "妇联", "总工会", "", "三季度末"},
                        new String[] {"7", "第七共", "类别不明", "妇联", "总工会", "", "2022.6.30"}));
        Preview preview = preview(world, id);

        assertThat(preview.difference().lines())
                .extracting(line -> line.row().row() + " " + line.what() + " "
                        + line.row()
                                .first()
                                .map(one -> one.column() + " " + one.message().key())
                                .orElse(""))
                .containsExactly(
                        "3 NEW E coordination.import.partner.outside",
                        "4 INVALID D coordination.import.lead.unknown",
                        "5 INVALID D coordination.import.lead.none",
                        "6 INVALID G coordination.import.day",
                        "7 INVALID E coordination.import.partner.lead",
                        "8 NEW A coordination.import.number.twice",
                        "9 INVALID C coordination.import.twice",
                        "10 INVALID B coordination.import.commons");
        assertThat(preview.difference().lines().get(5).row().due()).isEqualTo(LocalDate.of(2022, 12, 31));

        assertThatThrownBy(() -> post(world, id, Choices.USUAL)).hasMessageContaining("coordination.import.invalid");
        assertThat(tasks(world)).isEmpty();

        TaskImport done = post(world, id, new Choices(true, null, Set.of()));
        assertThat(done.added()).isEqualTo(2);
        Task good = tasks(world).get(0);
        assertThat(good.bodies()).hasSize(1);
        assertThatThrownBy(() -> post(world, id, Choices.USUAL)).hasMessageContaining("not-pending");
    }

    @Test
    void aLaterVersionIsComparedAndWhatItChangedCanBeUndone() {
        TaskWorld world = new TaskWorld(540223, directory);
        String[] one = {"1", "活动共办", "甲任务", "总工会", "妇联", "开展活动10场", "2022年9月底前"};
        String[] two = {"2", "服务共融", "乙任务", "妇联", "总工会", "召开会议4次", "2022年6月底前"};
        String[] three = {"3", "服务共融", "丙任务", "妇联", "总工会", "", "2022年6月底前"};
        post(world, receive(world, sheet(one, two, three)), Choices.USUAL);
        List<Task> before = tasks(world);

        String[] later = {"2", "服务共融", "乙任务", "妇联", "总工会、科协", "召开会议6次", "2022年7月底前"};
        String[] four = {"4", "人才共育", "丁任务", "科协", "", "", "2022年12月底前"};
        UUID id = receive(world, sheet(one, later, four));
        Preview preview = preview(world, id);
        assertThat(preview.difference().lines())
                .extracting(ListDifference.Line::what)
                .containsExactly(What.SAME, What.CHANGED, What.NEW);
        assertThat(preview.difference().lines().get(1).changed()).contains("partners", "goal", "due", "value");
        assertThat(preview.difference().missing()).extracting(Task::title).containsExactly("丙任务");

        UUID missing = preview.difference().missing().get(0).id();
        TaskImport done = post(world, id, new Choices(false, null, Set.of(missing)));
        assertThat(List.of(done.added(), done.changed(), done.dropped())).containsExactly(1, 1, 1);
        Task changed = tasks(world).get(1);
        assertThat(changed.due()).isEqualTo(LocalDate.of(2022, 7, 31));
        assertThat(Objects.requireNonNull(changed.target()).value()).isEqualByComparingTo("6");

        world.office(() -> undoing.undo(world.county(), id));
        List<Task> after = tasks(world);
        assertThat(after.subList(0, 3))
                .extracting(Task::asNew)
                .isEqualTo(before.stream().map(Task::asNew).toList());
        assertThat(after.get(2).state()).isEqualTo(TaskState.OPEN);
        assertThat(after.get(3).state()).isEqualTo(TaskState.DROPPED);
        assertThatThrownBy(() -> world.office(() -> undoing.undo(world.county(), id)))
                .hasMessageContaining("not-posted");
    }

    @Test
    void whatSomebodyChangedSinceIsNotUndone() {
        TaskWorld world = new TaskWorld(540224, directory);
        UUID id = receive(world, sheet(new String[] {"1", "活动共办", "改过", "总工会", "妇联", "", "2022年9月底前"}));
        post(world, id, Choices.USUAL);
        Task task = tasks(world).get(0);
        world.office(() -> tasks.change(
                world.county(), task.id(), 1, task.asNew().withDays(null, LocalDate.of(2022, 10, 31)), null));

        assertThatThrownBy(() -> world.office(() -> undoing.undo(world.county(), id)))
                .hasMessageContaining("改过");
        assertThat(tasks(world).get(0).due()).isEqualTo(LocalDate.of(2022, 10, 31));
    }

    @Test
    void aFormulaInATitleStaysTextOnItsWayOutAndIn() {
        TaskWorld world = new TaskWorld(540225, directory);
        UUID id = receive(world, sheet(new String[] {"1", "活动共办", "=1+1 的任务", "总工会", "", "", "2022年9月底前"}));
        post(world, id, Choices.USUAL);

        byte[] out = world.office(() -> book.tasks(lists.tasks(world.county(), 2022)));
        Preview round = preview(world, receive(world, out));

        assertThat(round.difference().count(What.SAME)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2022年9月底前, 2022-09-30",
        "9月底前, 2022-09-30",
        "２０２２年９月底, 2022-09-30",
        "九月底前, 2022-09-30",
        "十二月底前, 2022-12-31",
        "2022年2月底前, 2022-02-28",
        "2024年2月末, 2024-02-29",
        "2022年9月15日前, 2022-09-15",
        "9月15日前, 2022-09-15",
        "2022.9.15, 2022-09-15",
        "2022/9/15前, 2022-09-15",
        "年底前, 2022-12-31",
        "2023年底, 2023-12-31",
        "三季度末, 2022-09-30",
        "第三季度, 2022-09-30",
        "上半年, 2022-06-30",
        "6月中旬, 2022-06-20",
        "2022年6月上旬前, 2022-06-10",
        "长期, 2022-12-31",
    })
    void timeLimitsAreReadAsListsWriteThem(String written, LocalDate due) {
        assertThat(new DueReader(2022).read(Cell.text(written))).contains(due);
    }

    @ParameterizedTest
    @CsvSource({"适时", "2022年13月底前", "2022年2月30日", "尽快完成", "9"})
    void whatIsNoTimeLimitIsNone(String written) {
        assertThat(new DueReader(2022).read(Cell.text(written))).isEmpty();
    }

    @Test
    void ofTwoListsPostedAtOnceTheSecondFindsTheTasksOfTheFirst() throws Exception {
        TaskWorld world = new TaskWorld(540229, directory);
        byte[] list = sheet(new String[] {"1", "活动共办", "只此一项", "总工会", "妇联", "", "2022年9月底前"});
        UUID one = receive(world, list);
        UUID other = receive(world, list);

        Throwable second = new AtOnce(jdbc, transactions)
                .second(
                        world.office(),
                        () -> imports.post(world.county(), one, Choices.USUAL),
                        world.office(),
                        () -> imports.post(world.county(), other, Choices.USUAL));

        assertThat(second).isNull();
        assertThat(tasks(world)).hasSize(1);
    }

    @Test
    void wordsThatAreTooLongAreSaidAtTheirRow() {
        TaskWorld world = new TaskWorld(540232, directory);
        UUID id = receive(world, sheet(new String[] {"1", "活动共办", "太长的目标", "总工会", "", "字".repeat(2001), "2022年9月底前"}));

        assertThat(preview(world, id).difference().lines().get(0).row().problems())
                .extracting(problem -> problem.message().key())
                .contains("coordination.task.words.length");
    }
}
