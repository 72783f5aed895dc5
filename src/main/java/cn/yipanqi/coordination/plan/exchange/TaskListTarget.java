package cn.yipanqi.coordination.plan.exchange;

import cn.yipanqi.access.Permission;
import cn.yipanqi.intake.IntakeTarget;
import cn.yipanqi.shared.Message;
import org.springframework.stereotype.Component;

/** A task list among uploaded ledgers comes here. */
@Component
class TaskListTarget implements IntakeTarget {

    @Override
    public String kind() {
        return "task_list";
    }

    @Override
    public Message offer() {
        return Message.of("coordination.import.offer");
    }

    @Override
    public Message take() {
        return Message.of("coordination.import.offer.take");
    }

    @Override
    public String address() {
        return "/coordination/tasks/imports";
    }

    @Override
    public String permission() {
        return Permission.COORDINATION_EDIT.name();
    }
}
