package cn.yipanqi.coordination.regulation.desk;

import cn.yipanqi.coordination.regulation.Party;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads which units and stations were ticked. */
final class Ticked {

    private Ticked() {}

    /** Those ticked: {@code unit:<id>} and {@code station:<id>}; what is neither was not sent by our form. */
    static List<Party> parties(@Nullable List<String> ticked) {
        List<Party> parties = new ArrayList<>();
        for (String one : ticked == null ? List.<String>of() : ticked) {
            String[] parts = one.split(":", 2);
            try {
                UUID id = UUID.fromString(parts[parts.length - 1]);
                parties.add(parts[0].equals("station") ? Party.station(id) : Party.unit(id));
            } catch (IllegalArgumentException e) {
                throw new Refusal(Message.of("regulation.asked.unknown"));
            }
        }
        return parties;
    }
}
