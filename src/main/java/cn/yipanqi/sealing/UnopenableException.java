package cn.yipanqi.sealing;

/** A sealed value that does not open: altered, moved from another place, or sealed with a key that is not on the ring. */
public class UnopenableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnopenableException(String why, Place place) {
        super(why + ": " + place.table() + "." + place.column() + " of " + place.row());
    }
}
