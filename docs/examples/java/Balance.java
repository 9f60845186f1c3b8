// A first signed call in Java 17 or newer, with its standard library alone.
//
//   CAGE_URL=… CAGE_KEY_ID=… CAGE_SECRET=… java Balance.java
//
// `sign TIMESTAMP METHOD PATH` and `sign-answer TIMESTAMP STATUS` print a signature of what standard input says.

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class Balance {
    static final String SECRET = System.getenv("CAGE_SECRET");

    public static void main(String[] args) throws Exception {
        if (args.length > 0 && List.of("sign", "sign-answer").contains(args[0])) {
            System.out.println(sign(List.of(args).subList(1, args.length), System.in.readAllBytes()));
        } else {
            balance();
        }
    }

    /** HMAC-SHA256 over a line each of v1 and the parts, then the raw body: its bytes, never JSON written again. */
    static String sign(List<String> parts, byte[] body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
        mac.update(("v1\n" + String.join("\n", parts) + "\n").getBytes(UTF_8));
        return "v1=" + HexFormat.of().formatHex(mac.doFinal(body));
    }

    static void balance() throws Exception {
        String path = "/api/wallet/balance";
        // Write JSON with your own library; what is signed is what is sent.
        String json = "{\"player_id\":\"%s\",\"currency\":\"%s\"}";
        byte[] body = json.formatted(env("CAGE_PLAYER", "magic-ok"), env("CAGE_CURRENCY", "EUR")).getBytes(UTF_8);
        String timestamp = String.valueOf(Instant.now().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(URI.create(env("CAGE_URL", "") + path))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .header("X-Key-Id", env("CAGE_KEY_ID", ""))
                .header("X-Timestamp", timestamp)
                .header("X-Signature", sign(List.of(timestamp, "POST", path), body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<byte[]> answer =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        System.out.println(answer.statusCode() + " " + new String(answer.body(), UTF_8));

        String signedAt = answer.headers().firstValue("X-Timestamp").orElse("");
        String given = answer.headers().firstValue("X-Signature").orElse("");
        String expected = sign(Arrays.asList(signedAt, String.valueOf(answer.statusCode())), answer.body());
        if (!MessageDigest.isEqual(given.getBytes(UTF_8), expected.getBytes(UTF_8))) {
            System.err.println("The answer is NOT signed: do not believe it.");
            System.exit(1);
        }
        System.out.println("The answer is signed by the wallet.");
    }

    static String env(String name, String otherwise) {
        return System.getenv().getOrDefault(name, otherwise);
    }
}
