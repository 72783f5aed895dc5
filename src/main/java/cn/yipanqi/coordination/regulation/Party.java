package cn.yipanqi.coordination.regulation;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.notify.Addressee;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Station;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A unit or a station: whoever is asked and speaks for itself. */
public record Party(@Nullable UUID unit, @Nullable UUID station) {

    public Party {
        if ((unit == null) == (station == null)) {
            throw new IllegalArgumentException(unit + " " + station);
        }
    }

    public static Party unit(UUID unit) {
        return new Party(unit, null);
    }

    public static Party station(UUID station) {
        return new Party(null, station);
    }

    /** For whom the scope speaks in that county. @throws Refusal where for nobody */
    static Party ofScope(long county) {
        Scope scope = CurrentScope.get();
        if (!scope.writes(county) || (scope.unit() == null) == (scope.station() == null)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, Message.of("regulation.party.none"));
        }
        return new Party(scope.unit(), scope.station());
    }

    static Party of(ResultSet row) throws SQLException {
        return new Party(row.getObject("unit", UUID.class), row.getObject("station", UUID.class));
    }

    Addressee addressee() {
        return unit == null ? Addressee.station(Objects.requireNonNull(station)) : Addressee.unit(unit);
    }

    public String name(CountyDirectory all) {
        return station == null
                ? all.unitName(unit)
                : all.station(station).map(Station::name).orElse("--");
    }
}
