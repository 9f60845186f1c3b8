/** Every mistake the debugger can name: what it is, and how to mend it. */
export const mistakes = {
  key_missing: ['X-Key-Id is empty', 'Send the id of your key; it begins with ck_.'],
  key_is_secret: [
    'X-Key-Id holds a secret',
    'Send the id (ck_…), never the secret (sk_…). A secret that was sent like this is no secret any more: have the key rotated.',
  ],
  signature_missing: ['X-Signature is empty', 'Send v1= and the signature in hexadecimal.'],
  signature_no_scheme: ['The prefix v1= is missing', 'Write v1= before the hexadecimal digits.'],
  signature_other_scheme: ['The prefix is not v1=', 'The scheme is v1: send v1= and nothing else before it.'],
  signature_upper_case: ['The signature is in upper case', 'Write the hexadecimal digits in lower case.'],
  signature_base64: ['The signature is in base64', 'Write it in hexadecimal: 64 digits.'],
  signature_not_hex: ['The signature is not hexadecimal', 'It is 64 digits from 0-9 and a-f.'],
  signature_length: [
    'The signature has not 64 digits',
    'An HMAC-SHA256 has 64 hexadecimal digits: 40 would be SHA-1, 128 SHA-512.',
  ],
  signature_too_many: [
    'More than eight signatures',
    'Only the first eight values are looked at. Send one, or two while rotating.',
  ],
  time_missing: ['X-Timestamp is empty', 'Send the Unix time in whole seconds.'],
  time_milliseconds: [
    'X-Timestamp is in milliseconds',
    'Divide by 1,000 and leave out the fraction, in the header and in what is signed.',
  ],
  time_not_seconds: [
    'X-Timestamp is no Unix time',
    'It is decimal digits alone: whole seconds since 1970, such as 1795368240.',
  ],
  time_stale: [
    'X-Timestamp is more than 300 seconds off',
    'Sign each attempt anew, and keep the clock by NTP.',
  ],
  method_lower_case: ['The method is in lower case', 'Sign it in capitals, as it stands on the wire: POST.'],
  method_not_post: ['The wallet is called by POST alone', 'Send POST, and sign POST.'],
  path_full_url: ['The path is a whole URL', 'Sign from the first slash after the host on: /api/wallet/bet.'],
  path_no_slash: ['The path does not begin with a slash', 'Sign /api/wallet/bet, with its first slash.'],
  path_no_prefix: ['The path lacks /api/wallet', 'Sign the whole path as it is sent: /api/wallet/bet.'],
  path_trailing_slash: ['The path ends with a slash', 'The six calls have none: /api/wallet/bet.'],
  path_not_encoded: ['The path holds what cannot be sent', 'Sign the path as it is sent: percent-encoded.'],
  path_fragment: ['The path holds a #', 'What follows a # is never sent; leave it out.'],
  body_empty: ['The body is empty', 'Every call of the wallet has a JSON body.'],
  body_bom: [
    'The body begins with a byte order mark',
    'Write UTF-8 without a mark: it is three bytes more, and no JSON.',
  ],
  body_crlf: [
    'The body has line ends of Windows (CR LF)',
    'Fine where the very same bytes are sent; many a library changes them after signing.',
  ],
  body_trailing_newline: [
    'The body ends with a line end',
    'Fine where it is sent too; often it is there in the file and not on the wire.',
  ],
  body_not_utf8: ['The body is not UTF-8', 'Write the JSON in UTF-8: this body will be INVALID_REQUEST.'],
  body_not_json: ['The body is not JSON', 'The signature may hold, but the call will be INVALID_REQUEST.'],
  body_too_large: ['The body has more than 64 KiB', 'It is refused before it is read: BODY_TOO_LARGE.'],
  signed_compact: [
    'You signed the body with spaces removed',
    'Sign the very bytes you send. Write the JSON once, keep the bytes, sign them and send them.',
  ],
  signed_spaced: [
    'You signed the body with spaces added',
    'That is JSON written a second time (Python writes ", " and ": "). Sign the very bytes you send.',
  ],
  signed_indented: [
    'You signed the body indented',
    'That is JSON written a second time, for people. Sign the very bytes you send.',
  ],
  signed_sorted: [
    'You signed the body with its keys sorted',
    'Sign the fields in the order in which they are sent.',
  ],
  signed_escaped: [
    'You signed the body with other escapes',
    'That is JSON written a second time (\\/ or \\u00e5). Sign the very bytes you send.',
  ],
  signed_newline_more: [
    'You signed one line end more at the end',
    'Nothing follows the last byte of the body. An echo adds a line end: use printf %s.',
  ],
  signed_newline_less: [
    'You signed the body without white space around it',
    'The body was sent with it. Do not trim what you sign.',
  ],
  signed_crlf: [
    'You signed CR LF where LF was sent',
    'Sign the bytes as they leave, after every conversion of line ends.',
  ],
  signed_lf: [
    'You signed LF where CR LF was sent',
    'Sign the bytes as they leave, after every conversion of line ends.',
  ],
  signed_bom: ['You signed a byte order mark that was not sent', 'Write UTF-8 without a mark.'],
  signed_no_bom: [
    'You signed without the byte order mark that was sent',
    'Write UTF-8 without a mark, in both.',
  ],
  signed_no_body: ['You signed without the body', 'The raw body follows the last line.'],
  signed_body_hash: ['You signed the hash of the body', 'The body itself is signed, not its SHA-256.'],
  signed_latin1: ['You signed the body in ISO 8859-1', 'Sign its UTF-8 bytes.'],
  signed_no_query: [
    'You signed the path without its query string',
    'The query string is signed with the path: /path?limit=50.',
  ],
  signed_no_prefix: [
    'You signed a part of the path',
    'A router may hand you the path without /api/wallet; sign all of it.',
  ],
  signed_full_url: ['You signed the whole URL', 'Sign from the first slash after the host on.'],
  signed_trailing_slash: [
    'You signed another slash at the end of the path',
    'Sign the path as it was sent, letter by letter.',
  ],
  signed_decoded_path: ['You signed the path decoded', 'Sign it percent-encoded, as it is sent.'],
  signed_lower_method: [
    'You signed the method in lower case',
    'Sign it in capitals, as it stands on the wire: POST.',
  ],
  signed_no_method: ['You signed without the method', 'A line each: v1, time, method, path; then the body.'],
  signed_milliseconds: [
    'You signed the time in milliseconds',
    'Sign the very digits that X-Timestamp carries.',
  ],
  signed_other_second: [
    'You signed another second than X-Timestamp says',
    'Read the clock once, and use that one value for both.',
  ],
  signed_no_time: ['You signed without the time', 'A line each: v1, time, method, path; then the body.'],
  signed_no_version: ['You signed without the first line', 'It is v1, alone on its line.'],
  signed_other_order: [
    'You signed the lines in another order',
    'They are v1, time, method, path; then the body.',
  ],
  signed_no_last_newline: [
    'You signed no line end before the body',
    'The path is followed by one line end, then the body.',
  ],
  signed_other_separator: [
    'You signed other separators',
    'The lines end with LF alone: the byte 0a, not the letters \\n, no dots and no CR.',
  ],
  signed_no_separator: [
    'You signed the parts without line ends',
    'Each of the four lines ends with LF, the byte 0a.',
  ],
  key_without_prefix: [
    'You signed with the secret without its sk_',
    'The secret is the whole text, sk_ included.',
  ],
  key_with_newline: [
    'You signed with a line end after the secret',
    'A file often ends with one: read the secret and cut it off.',
  ],
  key_decoded: [
    'You signed with the secret decoded',
    'The secret is not decoded: its UTF-8 bytes are the key.',
  ],
  key_hashed: ['You signed with the hash of the secret', 'The UTF-8 bytes of the secret are the key.'],
  key_is_id: ['You signed with the id of the key', 'The key is the secret (sk_…); the id only names it.'],
  key_as_message: [
    'You gave key and message in the wrong order',
    'The secret is the key of the HMAC, the string is its message.',
  ],
  no_hmac: ['You hashed without HMAC', 'It is HMAC-SHA256 under the secret, not SHA-256 of some text.'],
  other_hash: ['You signed with another hash', 'It is SHA-256.'],
} as const satisfies Record<string, readonly [title: string, mend: string]>

export type Mistake = keyof typeof mistakes

/** Such as may be right, where the same bytes were signed and sent; every other is certainly refused. */
const doubtful: Mistake[] = ['body_crlf', 'body_trailing_newline', 'body_empty', 'path_trailing_slash']

export function isCertain(mistake: Mistake): boolean {
  return !doubtful.includes(mistake)
}
