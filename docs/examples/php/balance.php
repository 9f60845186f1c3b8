<?php
// A first signed call in PHP 8 with its curl extension.
//
//   CAGE_URL=… CAGE_KEY_ID=… CAGE_SECRET=… php balance.php
//
// `sign TIMESTAMP METHOD PATH` and `sign-answer TIMESTAMP STATUS` print a signature of what standard input says.

declare(strict_types=1);

/** HMAC-SHA256 over a line each of v1 and the parts, then the raw body: its bytes, never JSON written again. */
function sign(array $parts, string $body): string
{
    $head = implode("\n", ['v1', ...$parts, '']);
    return 'v1=' . hash_hmac('sha256', $head . $body, (string) getenv('CAGE_SECRET'));
}

function balance(): int
{
    $path = '/api/wallet/balance';
    $body = json_encode([
        'player_id' => getenv('CAGE_PLAYER') ?: 'magic-ok',
        'currency' => getenv('CAGE_CURRENCY') ?: 'EUR',
    ]);
    $timestamp = (string) time();
    $headers = [];
    $call = curl_init(getenv('CAGE_URL') . $path);
    curl_setopt_array($call, [
        CURLOPT_POST => true,
        CURLOPT_POSTFIELDS => $body,
        CURLOPT_TIMEOUT => 10,
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_HTTPHEADER => [
            'Content-Type: application/json',
            'X-Key-Id: ' . getenv('CAGE_KEY_ID'),
            'X-Timestamp: ' . $timestamp,
            'X-Signature: ' . sign([$timestamp, 'POST', $path], $body),
        ],
        CURLOPT_HEADERFUNCTION => function ($call, string $line) use (&$headers): int {
            [$name, $value] = explode(':', $line, 2) + [1 => ''];
            $headers[strtolower(trim($name))] = trim($value);
            return strlen($line);
        },
    ]);
    $raw = curl_exec($call);
    if ($raw === false) {
        fwrite(STDERR, curl_error($call) . "\n");
        return 1;
    }
    $status = (string) curl_getinfo($call, CURLINFO_RESPONSE_CODE);
    echo "$status $raw\n";

    $expected = sign([$headers['x-timestamp'] ?? '', $status], $raw);
    $isOurs = hash_equals($expected, $headers['x-signature'] ?? '');
    echo $isOurs ? "The answer is signed by the wallet.\n" : "The answer is NOT signed: do not believe it.\n";
    return $isOurs ? 0 : 1;
}

if (in_array($argv[1] ?? '', ['sign', 'sign-answer'], true)) {
    echo sign(array_slice($argv, 2), stream_get_contents(STDIN)) . "\n";
} else {
    exit(balance());
}
