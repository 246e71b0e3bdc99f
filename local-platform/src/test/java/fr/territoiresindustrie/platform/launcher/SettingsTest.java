package fr.territoiresindustrie.platform.launcher;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingsTest {

    @Test
    void takesTheUsualPortsUnlessToldOtherwise() {
        var settings = Settings.of(Map.of("GATEWAY_PORT", "18080", "FUNDING_MANAGEMENT_PORT", "19083"));
        assertThat(settings.url(Port.GATEWAY)).isEqualTo("http://localhost:18080");
        assertThat(settings.port(Port.FUNDING_MANAGEMENT)).isEqualTo(19083);
        assertThat(settings.port(Port.POSTGRES)).isEqualTo(54320);
        assertThat(settings.issuer()).isEqualTo("http://localhost:8180/realms/territoires-industrie");
    }

    @Test
    void keepsItsFilesWhereTheEnvironmentSays() {
        assertThat(Settings.of(Map.of("TDI_HOME", "/srv/tdi")).data()).isEqualTo(Path.of("/srv/tdi/data"));
    }

    @Test
    void refusesAPortThatIsNotANumber() {
        assertThatThrownBy(() -> Settings.of(Map.of("KAFKA_PORT", "many")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("KAFKA_PORT");
    }
}
