package cn.yipanqi.coordination.plan;

/** A year that a county has a plan of, and how that stands. */
public record PlanYear(int year, PlanState state) {}
