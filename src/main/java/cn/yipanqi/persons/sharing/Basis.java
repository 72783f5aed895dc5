package cn.yipanqi.persons.sharing;

import java.util.Locale;

/** Why personal data may be processed at all: 个人信息保护法 art. 13, items 1 to 7. */
public enum Basis {
    /** Item 1: the person consents. */
    CONSENT,
    /** Item 2: a contract with the person, or the management of staff under rules made by law, needs it. */
    CONTRACT,
    /** Item 3: a duty or task that the law gives. */
    DUTY,
    /** Item 4: an epidemic or another emergency, to protect life, health or property. */
    EMERGENCY,
    /** Item 5: news and public supervision, within reason. */
    NEWS,
    /** Item 6: what the person or the law has made public, within reason. */
    PUBLISHED,
    /** Item 7: another law or regulation. */
    LAW;

    public String messageKey() {
        return "persons.basis." + name().toLowerCase(Locale.ROOT);
    }
}
