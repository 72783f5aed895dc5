package cn.yipanqi.files;

import java.util.UUID;

/**
 * A stored document.
 *
 * @param county six-digit ledger code
 * @param sha256 64 hexadecimal digits
 * @param size bytes
 * @param mediaType as found in the content, not as the sender claimed
 * @param name as the sender called it
 */
public record StoredFile(UUID id, long county, String sha256, long size, String mediaType, String name) {}
