package cn.yipanqi.access;

import java.io.Serializable;

/**
 * How somebody who is let in came.
 *
 * @param factor whether he has shown a second factor with it
 */
record Arrival(Way way, boolean factor) implements Serializable {

    private static final long serialVersionUID = 1L;
}
