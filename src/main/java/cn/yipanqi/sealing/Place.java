package cn.yipanqi.sealing;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Where a sealed value lies. It is authenticated with the value, so that one copied into another row or column does not open there.
 *
 * @param table schema and table
 * @param column the column's name
 * @param row the row's id
 */
public record Place(String table, String column, UUID row) {

    byte[] bytes() {
        return (table + '\n' + column + '\n' + row).getBytes(StandardCharsets.UTF_8);
    }
}
