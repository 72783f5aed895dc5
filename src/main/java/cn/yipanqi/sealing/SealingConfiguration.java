package cn.yipanqi.sealing;

import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the keys lie: in the file that is named, else beside the embedded database. */
@Configuration(proxyBeanMethods = false)
class SealingConfiguration {

    /**
     * @param given {@code yipanqi.sealing.key-file}; none outside production
     * @param algorithm of a first key that is made here: AES or SM4
     */
    @Bean
    KeyFile keyFile(
            @Value("${yipanqi.sealing.key-file:#{null}}") @Nullable Path given,
            @Value("${yipanqi.sealing.algorithm:AES}") Cipherment algorithm,
            @Value("${yipanqi.data:data}") Path data,
            Clock clock) {
        return given == null ? KeyFile.madeIn(data.resolve("keys"), algorithm, clock) : KeyFile.given(given, clock);
    }
}
