package cn.yipanqi.intake;

import cn.yipanqi.shared.Message;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded file.
 *
 * @param position from 0, as uploaded
 * @param document the stored bytes, none where it could not be read
 * @param problem why it could not be read
 */
public record IntakeFile(
        UUID id,
        int position,
        String name,
        @Nullable UUID document,
        @Nullable Message problem) {}
