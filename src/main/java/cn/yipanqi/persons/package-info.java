/**
 * Personal data of the people of a county: entered, masked, found, revealed, asked for by whom it is about, shared, and let go in time.
 *
 * <p><b>Words.</b> A <em>column</em> ({@link cn.yipanqi.persons.Column}) is a kind of personal number: telephone, identity number, bank card. It
 * lies sealed and is shown <em>masked</em>; to <em>reveal</em> it is a deed of its own, with a reason, a fresh proof and an entry in the list
 * of <em>looks</em> that the person reads. A <em>request</em> is what a person asks for about his data: correction, deletion. A
 * <em>consent</em> is given by a person to a text of a version; a <em>basis</em> is why personal data may be processed at all (个人信息保护法
 * art. 13). A <em>sharing</em> is one handing over to somebody outside, on record. A <em>retention rule</em> says how long what is kept.
 *
 * <p><b>Reach.</b> A county's office deals with everybody of the county, a cadre with those who hold a post in the own unit, the system
 * administrator enters and never sees; leaders, stations and the other administrators have no part in it. Everybody sees his own.
 *
 * <p><b>Not here:</b> names and posts (organisation), sealing and keys (sealing), who did what (audit).
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "access :: factor",
            "access :: idempotency",
            "access :: passkey",
            "access :: provider",
            "accounts",
            "audit",
            "database",
            "organisation",
            "sealing",
            "shared",
            "web"
        })
@org.jspecify.annotations.NullMarked
package cn.yipanqi.persons;
