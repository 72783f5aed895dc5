package cn.yipanqi.report;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.database.Scope.Entries;
import cn.yipanqi.report.Signings.Paper;
import cn.yipanqi.report.Signings.Signature;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Leads drafts through review and signature, by the two people this takes. */
public final class LedEdition {

    /** As scanners send them; the first bytes tell what it is. */
    public static final byte[] SCAN = "%PDF-1.4 signed".getBytes(StandardCharsets.US_ASCII);

    static final LocalDate SIGNED = LocalDate.of(2022, 12, 30);

    private final Steps steps;
    private final Signings signings;
    private final Scope drafter;
    private final Scope reviewer;

    public LedEdition(Steps steps, Signings signings, long county) {
        this.steps = steps;
        this.signings = signings;
        this.drafter = scope(new UUID(1, 1), "拟稿人", county);
        this.reviewer = scope(new UUID(1, 2), "核稿人", county);
    }

    static Scope scope(UUID account, String name, long county) {
        return new Scope(account, name, county, county + 1, county, county + 1, Entries.ALL, null, null, Set.of());
    }

    <T> T drafter(Supplier<T> action) {
        return CurrentScope.call(drafter, action);
    }

    <T> T reviewer(Supplier<T> action) {
        return CurrentScope.call(reviewer, action);
    }

    public void sent(UUID id) {
        drafter(() -> steps.send(id, null, null));
    }

    public void reviewed(UUID id) {
        sent(id);
        reviewer(() -> steps.approve(id, null, null));
    }

    public OpenEdition signed(UUID id) {
        reviewed(id);
        return sign(id);
    }

    OpenEdition sign(UUID id) {
        return drafter(() -> signings.sign(id, null, signature()));
    }

    static Signature signature() {
        return new Signature("签发人甲", "县委副书记", SIGNED, new Paper("签发件.pdf", SCAN));
    }

    public OpenEdition frozen(UUID id) {
        signed(id);
        return drafter(() -> signings.freeze(id, null, false));
    }
}
