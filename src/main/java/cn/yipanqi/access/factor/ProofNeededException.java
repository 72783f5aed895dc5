package cn.yipanqi.access.factor;

import cn.yipanqi.access.SignedIn;
import cn.yipanqi.shared.Message;
import org.jspecify.annotations.Nullable;

/** The last proof is too old for what is asked. */
class ProofNeededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient SignedIn asker;
    private final transient @Nullable Message refused;

    /** @param refused why what was just typed did not prove it, none where nothing was typed yet */
    ProofNeededException(SignedIn asker, @Nullable Message refused) {
        super("proof needed");
        this.asker = asker;
        this.refused = refused;
    }

    SignedIn asker() {
        return asker;
    }

    @Nullable
    Message refused() {
        return refused;
    }
}
