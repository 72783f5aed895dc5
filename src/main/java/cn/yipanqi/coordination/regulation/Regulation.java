package cn.yipanqi.coordination.regulation;

import java.util.UUID;

/**
 * A regulation without its words.
 *
 * @param issuer 制发单位, as the document names it
 */
public record Regulation(UUID id, long county, String title, RegulationKind kind, IssuerLevel level, String issuer) {}
