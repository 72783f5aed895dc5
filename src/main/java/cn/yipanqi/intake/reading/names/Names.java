package cn.yipanqi.intake.reading.names;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the registers of a county answer when a workbook names somebody or somewhere. */
public interface Names {

    /** The unit whose name, in any spelling, the whole text is. */
    Optional<Party> unit(String text);

    /** The unit of that id. */
    Optional<Party> unit(UUID id);

    /** Units named inside the text, in order, each at its longest spelling. */
    List<Mention> unitsIn(String text);

    /** The unit the text begins with. */
    Optional<Mention> unitAtStartOf(String text);

    /** Mass organisations named inside the text that the county's register does not hold. */
    Set<Organisation> unregisteredIn(String text);

    /** The township the text names, alone or inside a place (灯塔乡农贸市场). */
    Optional<Township> townshipIn(String text);

    /** Whether the text means the county as a whole or its seat (县城, 全县) rather than a township. */
    boolean isWholeCounty(String text);

    /** The home of that name. */
    Optional<Home> home(String text);

    /** The unit of that name, or a body outside. */
    default Party party(String text) {
        return unit(text).orElseGet(() -> Party.outside(text.strip()));
    }
}
