package cn.yipanqi.access.passkey;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Accounts.Listed;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/** Accounts as devices are told of them. There are no others: nothing is added here. */
@Component
class Holders implements PublicKeyCredentialUserEntityRepository {

    private final Accounts accounts;

    Holders(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
        return entity(Handle.account(id).flatMap(accounts::listed));
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String login) {
        return entity(accounts.named(login));
    }

    private static @Nullable PublicKeyCredentialUserEntity entity(Optional<Listed> account) {
        return account.map(known -> ImmutablePublicKeyCredentialUserEntity.builder()
                        .id(Handle.of(known.id()))
                        .name(known.login())
                        .displayName(known.name())
                        .build())
                .orElse(null);
    }

    @Override
    public void save(PublicKeyCredentialUserEntity entity) {
        throw new UnsupportedOperationException("accounts are opened elsewhere");
    }

    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException("accounts are never deleted");
    }
}
