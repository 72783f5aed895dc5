package cn.yipanqi.coordination.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yipanqi.YipanqiTest;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Stations;
import cn.yipanqi.shared.RegionCode;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Who reads the ledger reads plans and tasks; only the county's office changes them. */
@YipanqiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaskRolesTest {

    private static final long HERE = 540228;

    @Autowired
    Tasks tasks;

    @Autowired
    Directory directory;

    @Autowired
    Stations stations;

    @Autowired
    Accounts accounts;

    @Autowired
    Tokens tokens;

    @Autowired
    MockMvc web;

    private TaskWorld world;
    private UUID id;
    private UUID station;

    @BeforeAll
    void aTask() {
        world = new TaskWorld(HERE, directory);
        station = new TaskWorld(HERE, directory)
                .office(() -> stations.open(
                        HERE, new Stations.Facts("东乡服务站", null, null, null, Set.of(), LocalDate.of(2022, 1, 1))));
        id = world.office(() -> tasks.add(HERE, world.task("谁能看谁能改")));
    }

    private RequestPostProcessor asker(Role role) {
        UUID unit = role == Role.CADRE ? world.youth() : null;
        UUID at = role == Role.STATION ? station : null;
        String secret = CurrentScope.call(
                Scope.nobody("test"),
                () -> tokens.make(
                        accounts.open(
                                "task-" + role,
                                "某人",
                                "correct horse battery",
                                new Grant(role, RegionCode.county(HERE), unit, at, Set.of())),
                        "test"));
        return request -> {
            request.addHeader("Authorization", "Bearer " + secret);
            return request;
        };
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void whoReadsTheLedgerReadsTasksAndOnlyTheOfficeChangesThem(Role role) throws Exception {
        RequestPostProcessor asker = asker(role);
        boolean reads = !Role.ADMINISTRATORS.contains(role);
        boolean edits = role == Role.COORDINATOR;
        for (String page : new String[] {
            "/coordination/tasks?year=2022",
            "/coordination/tasks/timeline?year=2022",
            "/coordination/plans?",
            "/coordination/plans/2022?",
            "/coordination/plans/2022/tasks?",
            "/coordination/plans/2022/duties?",
            "/coordination/tasks/" + id + "?",
            "/api/v1/coordination/tasks?year=2022"
        }) {
            web.perform(get(page + "&county=" + HERE).with(asker)).andExpect(status().is(reads ? 200 : 403));
        }
        for (String form : new String[] {
            "/coordination/tasks/new?year=2022",
            "/coordination/tasks/" + id + "/edit?",
            "/coordination/tasks/imports?",
            "/coordination/plans/2022/renewal/new?",
            "/coordination/tasks/batch/new?task=" + id
        }) {
            web.perform(get(form + "&county=" + HERE).with(asker)).andExpect(status().is(edits ? 200 : 403));
        }
        for (String unknown : new String[] {UUID.randomUUID().toString(), ""}) {
            web.perform(get("/coordination/tasks/batch/new?task=" + id + "&task=" + unknown + "&county=" + HERE)
                            .with(asker))
                    .andExpect(status().is(edits ? 404 : 403));
        }
        int dropped = web.perform(post("/coordination/tasks/" + id + "/dropping")
                        .with(asker)
                        .with(csrf())
                        .param("county", String.valueOf(HERE))
                        .param("why", ""))
                .andReturn()
                .getResponse()
                .getStatus();
        assertThat(dropped).isEqualTo(edits ? 422 : 403);
        int reported = web.perform(post("/coordination/tasks/" + id + "/reports")
                        .with(asker)
                        .with(csrf())
                        .param("county", String.valueOf(HERE))
                        .param("words", "一句"))
                .andReturn()
                .getResponse()
                .getStatus();
        assertThat(reported)
                .as("a station, or a unit that does not lead, reports nothing")
                .isEqualTo(edits ? 302 : 403);
    }
}
