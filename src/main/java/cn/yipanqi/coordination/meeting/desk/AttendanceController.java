package cn.yipanqi.coordination.meeting.desk;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.meeting.Meeting;
import cn.yipanqi.coordination.meeting.Meetings;
import cn.yipanqi.coordination.meeting.form.Attempt;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who came, noted by one recorder: this holds the meeting. */
@Controller
@RequestMapping("/coordination/meetings/{id}/attendance")
@Requires(Permission.COORDINATION_EDIT)
class AttendanceController {

    private final MeetingDesk desk;
    private final Meetings meetings;
    private final Directory directory;

    AttendanceController(MeetingDesk desk, Meetings meetings, Directory directory) {
        this.desk = desk;
        this.meetings = meetings;
        this.directory = directory;
    }

    @GetMapping
    ModelAndView form(@PathVariable UUID id, Page page) {
        Meeting meeting = meetings.find(id);
        return form(meeting, AttendanceDraft.of(meeting), page.mistakes());
    }

    @PostMapping
    ModelAndView record(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            Page page,
            RedirectAttributes redirect) {
        AttendanceDraft draft = AttendanceDraft.of(meetings.find(id), sent);
        Attempt<Boolean> attempt = Attempt.done(page.mistakes(), "", () -> desk.attend(id, draft));
        if (attempt.succeeded()) {
            return MeetingController.shown(id, "meeting.held", redirect);
        }
        Meeting now = meetings.find(id);
        return attempt.again(form(now, attempt.stale() ? draft.at(now.revision()) : draft, attempt.mistakes()));
    }

    private ModelAndView form(Meeting meeting, AttendanceDraft draft, Mistakes mistakes) {
        return new ModelAndView(
                "coordination/meeting/attendance",
                Map.of(
                        "meeting", meeting,
                        "all", directory.of(meeting.county()),
                        "draft", draft,
                        "mistakes", mistakes));
    }
}
