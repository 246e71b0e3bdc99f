package fr.territoiresindustrie.partner.webhook;

import fr.territoiresindustrie.partner.webhook.AddressPolicy.RefusedAddress;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Where a name may lead, and how often it is asked. */
class AddressPolicyTest {

    @Test
    void oneClosedAddressAmongOpenOnesIsEnough() {
        NameResolution mixed =
                host -> new InetAddress[] {InetAddress.getByName("93.184.216.34"), InetAddress.getByName("10.0.0.1")};
        assertThatThrownBy(() -> new AddressPolicy(mixed, Set.of(443), false).resolve("https://example.fr/"))
                .isInstanceOf(RefusedAddress.class);
    }

    /** A name that answers an open address when it is checked and a closed one the next time: it is asked once. */
    @Test
    void asksANameOnceAndConnectsToWhatItAnswered() throws Exception {
        Deque<String> answers = new ArrayDeque<>(List.of("93.184.216.34", "127.0.0.1"));
        NameResolution rebinding = host -> new InetAddress[] {InetAddress.getByName(answers.pop())};
        AddressPolicy.Target target =
                new AddressPolicy(rebinding, Set.of(443), false).resolve("https://example.fr/a?b=c");
        assertThat(target.address().getHostAddress()).isEqualTo("93.184.216.34");
        assertThat(target.host()).isEqualTo("example.fr");
        assertThat(target.pathAndQuery()).isEqualTo("/a?b=c");
        assertThat(target.port()).isEqualTo(443);
        assertThat(answers).hasSize(1);
    }

    @Test
    void admitsThePublicInternet() throws Exception {
        for (String open :
                List.of("8.8.8.8", "93.184.216.34", "172.32.0.1", "100.128.0.1", "2606:2800:220:1::1", "2a01::1")) {
            NameResolution names = host -> new InetAddress[] {InetAddress.getByName(open)};
            assertThat(new AddressPolicy(names, Set.of(443, 8443), false)
                            .resolve("https://hooks.example-site.fr:8443/x")
                            .address()
                            .getHostAddress())
                    .isNotEmpty();
        }
    }
}
