package cn.yipanqi.web;

import java.util.List;

/** Navigation items that are data rather than code, such as one for each kind of ledger. Asked once a page: answer from memory. */
@FunctionalInterface
public interface NavigationSource {

    List<NavigationItem> items(VisitorView visitor);
}
