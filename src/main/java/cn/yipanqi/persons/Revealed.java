package cn.yipanqi.persons;

/** A number in full, for the one answer that shows it; it is never printed by accident. */
public record Revealed(Column column, String number) {

    @Override
    public String toString() {
        return "Revealed[" + column + ", not shown]";
    }
}
