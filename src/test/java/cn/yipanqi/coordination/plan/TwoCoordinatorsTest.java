package cn.yipanqi.coordination.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yipanqi.YipanqiTest;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.figures.Desk;
import cn.yipanqi.organisation.Directory;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Of two who change a task at once the second loses nothing and decides field by field. */
@YipanqiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoCoordinatorsTest {

    private static final long HERE = 540227;

    @Autowired
    Tasks tasks;

    @Autowired
    Directory directory;

    @Autowired
    Accounts accounts;

    @Autowired
    Tokens tokens;

    @Autowired
    MockMvc web;

    private TaskWorld world;
    private RequestPostProcessor coordinator;
    private UUID id;

    @BeforeAll
    void aCounty() {
        world = new TaskWorld(HERE, directory);
        coordinator = new Desk(accounts, tokens).at(HERE, Role.COORDINATOR);
    }

    /** The first changes days and measures after the second has opened the form. */
    @BeforeEach
    void aTaskThatOneHasJustChanged() {
        id = world.office(() -> tasks.add(HERE, world.task("原来的任务")));
        world.office(() -> {
            NewTask says = tasks.get(HERE, id).asNew();
            tasks.change(
                    HERE,
                    id,
                    1,
                    new NewTask(
                            says.year(),
                            7,
                            says.commons(),
                            says.title(),
                            "先来的措施",
                            says.goal(),
                            says.lead(),
                            says.partners(),
                            List.of(),
                            null,
                            null,
                            null,
                            java.time.LocalDate.of(2022, 10, 31),
                            says.origin(),
                            null),
                    null);
        });
    }

    private MockHttpServletRequestBuilder form(int revision) {
        return post("/coordination/tasks/" + id)
                .with(coordinator)
                .with(csrf())
                .param("county", String.valueOf(HERE))
                .param("revision", String.valueOf(revision))
                .param("commons", "ACTIVITY")
                .param("title", "后来的任务名")
                .param("measures", "后来的措施")
                .param("goal", "开展活动10场")
                .param("lead", world.union().toString())
                .param("partners", world.women().toString())
                .param("due", "2022-09-30");
    }

    @Test
    void theSecondSeesWhatTheFirstSavedBesideAllHeTyped() throws Exception {
        web.perform(form(1))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("value=\"后来的任务名\"")))
                .andExpect(content().string(containsString(">后来的措施</textarea>")))
                .andExpect(content().string(containsString("先来的措施")))
                .andExpect(content().string(containsString("name=\"take.measures\" value=\"mine\" checked")))
                .andExpect(content().string(containsString("name=\"take.due\" value=\"theirs\" checked")))
                .andExpect(content().string(containsString("name=\"take.number\" value=\"theirs\" checked")))
                .andExpect(content().string(containsString("name=\"revision\" value=\"2\"")));
        Task task = world.office(() -> tasks.get(HERE, id));
        assertThat(task.revision()).isEqualTo(2);
        assertThat(task.title()).isEqualTo("原来的任务");
    }

    @Test
    void heTakesOverFieldByFieldAndNothingIsLost() throws Exception {
        web.perform(form(2).param("take.measures", "mine")
                        .param("take.due", "theirs")
                        .param("take.number", "theirs"))
                .andExpect(status().is3xxRedirection());

        Task task = world.office(() -> tasks.get(HERE, id));
        assertThat(task.title()).isEqualTo("后来的任务名");
        assertThat(task.measures()).isEqualTo("后来的措施");
        assertThat(task.due()).isEqualTo("2022-10-31");
        assertThat(task.number()).isEqualTo(7);
        assertThat(world.office(() -> tasks.history(HERE, id))).hasSize(3);
    }

    private MockHttpServletRequestBuilder sent(int revision) {
        return put("/api/v1/coordination/tasks/" + id + "?county=" + HERE)
                .with(coordinator)
                .contentType(MediaType.APPLICATION_JSON)
                .content(TaskWorld.json(Map.of(
                        "expectedRevision",
                        revision,
                        "commons",
                        "ACTIVITY",
                        "title",
                        "程序改的",
                        "lead",
                        world.union().toString(),
                        "due",
                        "2022-09-30")));
    }

    @Test
    void aProgramIsToldWhichFieldsTheOtherChanged() throws Exception {
        web.perform(sent(1))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("先来的措施")));
        web.perform(sent(2))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.revision").value(3));
    }

    @Test
    void allThatIsWrongWithAFormIsSaidAtOnceAndKept() throws Exception {
        web.perform(post("/coordination/tasks")
                        .with(coordinator)
                        .with(csrf())
                        .param("county", String.valueOf(HERE))
                        .param("year", "2022")
                        .param("title", "什么都不对")
                        .param("due", "2022-02-30")
                        .param("from", "昨天")
                        .param("number", "-3")
                        .param("target", "LEDGER")
                        .param("value", "很多"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("value=\"什么都不对\"")))
                .andExpect(content().string(containsString("href=\"#lead\"")))
                .andExpect(content().string(containsString("href=\"#due\"")))
                .andExpect(content().string(containsString("href=\"#from\"")))
                .andExpect(content().string(containsString("href=\"#number\"")))
                .andExpect(content().string(containsString("href=\"#commons\"")))
                .andExpect(content().string(containsString("href=\"#value\"")));
    }

    @Test
    void theTasksPageShowsItsHistoryFieldByField() throws Exception {
        web.perform(get("/coordination/tasks/" + id + "?county=" + HERE).with(coordinator))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("<del>每月一次</del> → <ins>先来的措施</ins>")));
    }
}
