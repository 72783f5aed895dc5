package cn.yipanqi.accounts.roster;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a column of the workbook means, by the words offices write over it. */
public enum Column {
    NAME("姓名", "名字", "name"),
    PLACE("单位", "单位或服务站", "所在单位", "服务站", "unit"),
    POSITION("职务", "岗位", "position"),
    ROLE("角色", "系统角色", "role"),
    LOGIN("账号", "登录账号", "用户名", "login"),
    FROM("起始日期", "任职日期", "开始日期", "from"),
    /** Personal, and no part of a post: said to be left out. */
    PHONE("手机", "手机号", "手机号码", "联系电话", "电话", "phone");

    private final List<String> words;

    Column(String... words) {
        this.words = List.of(words);
    }

    static Optional<Column> headed(String text) {
        String plain = text.replaceAll("[\\s*＊（(].*$", "").strip();
        return Arrays.stream(values())
                .filter(column -> column.words.contains(plain))
                .findFirst();
    }

    public String messageKey() {
        return "roster.column." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
