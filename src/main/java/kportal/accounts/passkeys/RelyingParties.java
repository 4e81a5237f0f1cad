package kportal.accounts.passkeys;

import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whom a passkey is for: the portal at its public address, and no other port or subdomain of it. */
public final class RelyingParties {
    private final URI publicUrl;
    private final CredentialRepository credentials;
    private volatile @Nullable RelyingParty party;

    public RelyingParties(URI publicUrl, CredentialRepository credentials) {
        this.publicUrl = publicUrl;
        this.credentials = credentials;
    }

    /** Made for the first who signs in with a passkey, not at the start: two at once make two that are alike. */
    RelyingParty ours() {
        RelyingParty made = party;
        if (made == null) {
            made = make();
            party = made;
        }
        return made;
    }

    private RelyingParty make() {
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
