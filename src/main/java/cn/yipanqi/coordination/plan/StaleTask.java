package cn.yipanqi.coordination.plan;

import cn.yipanqi.shared.Message;
import cn.yipanqi.web.InvalidInput;
import java.util.List;

/** Somebody else changed the task meanwhile: 409. Nothing was saved and nothing typed is lost; who asked decides field by field. */
public final class StaleTask extends InvalidInput {

    private static final long serialVersionUID = 1L;

    private final transient TaskFields was;
    private final transient TaskFields theirs;
    private final int revision;
    private final transient TaskChange last;

    /**
     * @param was what the asker had seen
     * @param theirs what it says now
     * @param last the change that came first
     */
    public StaleTask(TaskFields was, TaskFields theirs, TaskFields mine, TaskChange last) {
        super(faults(was, theirs, mine, last), true);
        this.was = was;
        this.theirs = theirs;
        this.revision = last.revision();
        this.last = last;
    }

    private static List<Fault> faults(TaskFields was, TaskFields theirs, TaskFields mine, TaskChange last) {
        List<Fault> faults = was.differences(theirs).stream()
                .map(field -> new Fault(
                        field,
                        Message.of(
                                "coordination.task.stale.field",
                                Message.of("coordination.task.field." + field),
                                last.by(),
                                theirs.one(field),
                                mine.one(field),
                                was.one(field))))
                .toList();
        return faults.isEmpty()
                ? List.of(new Fault("", Message.of("coordination.task.stale", last.by(), last.revision())))
                : faults;
    }

    public TaskFields was() {
        return was;
    }

    public TaskFields theirs() {
        return theirs;
    }

    /** The revision there is now. */
    public int revision() {
        return revision;
    }

    public TaskChange last() {
        return last;
    }

    /** What the other changed. */
    public List<String> changed() {
        return was.differences(theirs);
    }
}
