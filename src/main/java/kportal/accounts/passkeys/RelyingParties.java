package kportal.accounts.passkeys;

import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import java.net.URI;
import java.util.Set;

/** Whom a passkey is for: the portal at its public address, and no other port or subdomain of it. */
public final class RelyingParties {
    private RelyingParties() {}

    public static RelyingParty at(URI publicUrl, CredentialRepository credentials) {
        String port = publicUrl.getPort() == -1 ? "" : ":" + publicUrl.getPort();
        return RelyingParty.builder()
                .identity(RelyingPartyIdentity.builder()
                        .id(publicUrl.getHost())
                        .name("Kportal")
                        .build())
                .credentialRepository(credentials)
                .origins(Set.of(publicUrl.getScheme() + "://" + publicUrl.getHost() + port))
                .build();
    }
}
