package cn.yipanqi.access;

import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * How passwords are kept: Argon2id (RFC 9106), or PBKDF2 with HMAC-SM3 where the assessment of commercial cryptography 密评 asks for
 * national algorithms. A hash names its own way; one made another way than is configured today is made anew at the next sign-in. Needed
 * by commands too, which run without a web server.
 */
@Configuration(proxyBeanMethods = false)
class PasswordHashing {

    private static final String ARGON2ID = "argon2id";
    private static final String SM3 = "pbkdf2-sm3";
    private static final int SALT = 16;
    private static final int HASH = 32;

    /**
     * @param algorithm {@code argon2id} or {@code pbkdf2-sm3}
     * @param memory of Argon2id, in KiB
     * @param iterations of Argon2id
     * @param parallelism of Argon2id
     * @param rounds of PBKDF2
     */
    @Bean
    PasswordEncoder passwordEncoder(
            @Value("${yipanqi.password.algorithm:argon2id}") String algorithm,
            @Value("${yipanqi.password.argon2.memory:19456}") int memory,
            @Value("${yipanqi.password.argon2.iterations:2}") int iterations,
            @Value("${yipanqi.password.argon2.parallelism:1}") int parallelism,
            @Value("${yipanqi.password.sm3.rounds:310000}") int rounds) {
        Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(SALT, HASH, parallelism, memory, iterations);
        DelegatingPasswordEncoder encoder =
                new DelegatingPasswordEncoder(algorithm, Map.of(ARGON2ID, argon2, SM3, new Sm3PasswordEncoder(rounds)));
        // Hashes from before there was a choice.
        encoder.setDefaultPasswordEncoderForMatches(argon2);
        return encoder;
    }
}
