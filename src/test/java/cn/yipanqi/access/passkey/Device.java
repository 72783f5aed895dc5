package cn.yipanqi.access.passkey;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORMapper;

/** A holder's device as the standard has it (WebAuthn Level 2, sections 5.8.1, 6.1 and 6.5), with one passkey, written down once more. */
public final class Device {

    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int WITH_KEY = 0x40;

    private final JsonMapper json = JsonMapper.builder().build();
    private final CBORMapper cbor = CBORMapper.builder().build();
    private final KeyPair keys;
    private final byte[] id = new byte[32];
    private String origin;
    private boolean knowsHolder = true;
    private int count;
    private byte[] handle = {};

    public Device(String origin) throws GeneralSecurityException {
        this.origin = origin;
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        keys = generator.generateKeyPair();
        new SecureRandom().nextBytes(id);
    }

    /** Only pressed, not told who presses. */
    Device withoutKnowingItsHolder() {
        knowsHolder = false;
        return this;
    }

    /** As a page elsewhere would have it answer. */
    Device at(String elsewhere) {
        origin = elsewhere;
        return this;
    }

    /** As a copy of it made before would count. */
    Device countingBack() {
        count = 0;
        return this;
    }

    Device forHolder(byte[] other) {
        handle = other;
        return this;
    }

    /** Answers the question for a new passkey. */
    public String make(String question) throws GeneralSecurityException {
        JsonNode asked = json.readTree(question);
        handle = Base64.getUrlDecoder().decode(asked.at("/user/id").asString());
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        Map<Integer, Object> cose = new LinkedHashMap<>();
        cose.put(1, 2);
        cose.put(3, -7);
        cose.put(-1, 1);
        cose.put(-2, bytes32(key.getW().getAffineX()));
        cose.put(-3, bytes32(key.getW().getAffineY()));
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(head(asked.at("/rp/id").asString(), WITH_KEY));
        data.writeBytes(new byte[16]);
        data.writeBytes(ByteBuffer.allocate(2).putShort((short) id.length).array());
        data.writeBytes(id);
        data.writeBytes(integers(cose));
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("fmt", "none");
        object.put("attStmt", Map.of());
        object.put("authData", data.toByteArray());
        return credential(Map.of(
                "attestationObject",
                text(cbor.writeValueAsBytes(object)),
                "clientDataJSON",
                text(client("webauthn.create", asked)),
                "transports",
                new String[] {"internal"}));
    }

    /** Answers the question for a known one. */
    public String show(String question) throws GeneralSecurityException {
        JsonNode asked = json.readTree(question);
        byte[] data = head(asked.at("/rpId").asString(), 0);
        byte[] client = client("webauthn.get", asked);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(data);
        signature.update(sha256(client));
        return credential(Map.of(
                "authenticatorData",
                text(data),
                "clientDataJSON",
                text(client),
                "signature",
                text(signature.sign()),
                "userHandle",
                text(handle)));
    }

    private byte[] head(String party, int more) throws GeneralSecurityException {
        int flags = PRESENT | (knowsHolder ? VERIFIED : 0) | more;
        return ByteBuffer.allocate(37)
                .put(sha256(party.getBytes(StandardCharsets.UTF_8)))
                .put((byte) flags)
                .putInt(++count)
                .array();
    }

    private byte[] client(String type, JsonNode asked) {
        return json.writeValueAsBytes(Map.of(
                "type", type, "challenge", asked.at("/challenge").asString(), "origin", origin, "crossOrigin", false));
    }

    private String credential(Map<String, Object> response) {
        return json.writeValueAsString(Map.of(
                "id",
                text(id),
                "rawId",
                text(id),
                "type",
                "public-key",
                "response",
                response,
                "clientExtensionResults",
                Map.of(),
                "authenticatorAttachment",
                "platform"));
    }

    /** CBOR's maps with integers for keys, which the mapper would write as text. */
    private byte[] integers(Map<Integer, Object> map) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0xa0 | map.size());
        map.forEach((key, value) -> {
            out.writeBytes(cbor.writeValueAsBytes(key));
            out.writeBytes(cbor.writeValueAsBytes(value));
        });
        return out.toByteArray();
    }

    private static byte[] bytes32(BigInteger number) {
        byte[] plain = number.toByteArray();
        byte[] whole = new byte[32];
        int from = Math.max(0, plain.length - 32);
        byte[] tail = Arrays.copyOfRange(plain, from, plain.length);
        System.arraycopy(tail, 0, whole, 32 - tail.length, tail.length);
        return whole;
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
