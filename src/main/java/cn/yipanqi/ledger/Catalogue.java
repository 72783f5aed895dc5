package cn.yipanqi.ledger;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.Refusal;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The kinds of entries there are. Rows of the database, read once: only a migration changes them. */
@Component
public class Catalogue {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private volatile @Nullable Map<String, Kind> read;

    Catalogue(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** All kinds in their customary order. */
    public Collection<Kind> kinds() {
        return byCode().values();
    }

    public Kind kind(String code) {
        Kind kind = byCode().get(code);
        if (kind == null) {
            throw Refusal.absent("kind");
        }
        return kind;
    }

    Map<String, Kind> byCode() {
        Map<String, Kind> known = read;
        if (known == null) {
            known = CurrentScope.call(Scope.nobody("catalogue"), () -> transaction.execute(status -> load()));
            read = known;
        }
        return known;
    }

    private Map<String, Kind> load() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        jdbc.sql("select code, commons, measures, fields, categories, sensitive from ledger.kind order by position")
                .query((row, n) -> new Kind(
                        row.getString("code"),
                        Commons.valueOf(row.getString("commons")),
                        texts(row.getArray("measures")).stream()
                                .map(name -> Measure.valueOf(name.toUpperCase(Locale.ROOT)))
                                .toList(),
                        texts(row.getArray("fields")),
                        texts(row.getArray("categories")),
                        row.getBoolean("sensitive")))
                .list()
                .forEach(kind -> kinds.put(kind.code(), kind));
        return kinds;
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
