package fr.territoiresindustrie.partner.webhook;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes secrets, and keeps them encrypted (AES-256, GCM), bound to their webhook so that one copied to another row opens nothing. */
@ApplicationScoped
class WebhookSecrets {

    private static final String PREFIX = "whsec_";
    private static final int LENGTH = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final int givenLength;

    WebhookSecrets(WebhookConfig config) {
        this.givenLength = config.key().length();
        try {
            this.key = new SecretKeySpec(
                    MessageDigest.getInstance("SHA-256").digest(config.key().getBytes(StandardCharsets.UTF_8)), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    void check(
            @Observes @Priority(1) StartupEvent started, @ConfigProperty(name = "tdi.environment") String environment) {
        if (!Set.of("local", "test").contains(environment) && givenLength < LENGTH) {
            throw new IllegalStateException("refusing to start in production: WEBHOOK_KEY is shorter than " + LENGTH
                    + " characters (TDI_ENVIRONMENT=local is for a laptop)");
        }
    }

    /** A new secret, encrypted. */
    byte[] fresh(UUID webhook) {
        byte[] secret = new byte[LENGTH];
        random.nextBytes(secret);
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, webhook).doFinal(secret);
            return ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret cannot be encrypted", e);
        }
    }

    /** The bytes that sign. */
    byte[] open(byte[] sealed, UUID webhook) {
        byte[] nonce = java.util.Arrays.copyOf(sealed, NONCE);
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, webhook).doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret cannot be read: was WEBHOOK_KEY changed?", e);
        }
    }

    /** As its owner keeps it: {@code whsec_…}. */
    String text(byte[] sealed, UUID webhook) {
        return PREFIX + Base64.getEncoder().encodeToString(open(sealed, webhook));
    }

    private Cipher cipher(int mode, byte[] nonce, UUID webhook) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(webhook.toString().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
