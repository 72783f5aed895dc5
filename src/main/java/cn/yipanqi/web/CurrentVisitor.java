package cn.yipanqi.web;

import jakarta.servlet.http.HttpServletRequest;

/** Tells the pages who looks at them. Implemented where accounts are known; without it everybody is a stranger. */
@FunctionalInterface
public interface CurrentVisitor {

    VisitorView of(HttpServletRequest request);
}
