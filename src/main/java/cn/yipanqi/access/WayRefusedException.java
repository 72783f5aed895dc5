package cn.yipanqi.access;

import org.springframework.security.core.AuthenticationException;

/** What somebody would sign in by is no good here; the form says so and offers the other ways. */
public class WayRefusedException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final String why;

    /** @param why what is told, under {@code sign-in.refused.<why>} */
    public WayRefusedException(String why) {
        super(why);
        this.why = why;
    }

    String why() {
        return why;
    }
}
