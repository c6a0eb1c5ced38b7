package org.wengang.security;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.wengang.security.sign.FileSigner;

/** Keys, what is made of them, and the password hash. */
@Configuration(proxyBeanMethods = false)
class SecurityBeans {

    @Bean
    Keys keys(@Value("${wengang.keys:${wengang.data:var}/keys.properties}") Path file) {
        return Keys.at(file);
    }

    @Bean
    FieldCipher fieldCipher(Keys keys) {
        return new FieldCipher(keys);
    }

    @Bean
    FileSigner fileSigner(Keys keys) {
        return new FileSigner(keys.sign());
    }

    @Bean
    AuditSeal auditSeal(Keys keys) {
        return new AuditSeal(keys);
    }

    /** Argon2id, 16 MiB, two passes: about 40 ms a check on the machines this was measured on. */
    @Bean
    PasswordEncoder passwordEncoder() {
        return new Argon2PasswordEncoder(16, 32, 1, 1 << 14, 2);
    }
}
