import type { Operation } from './operation'
import type { Schema } from './schemas'

const text = (description: string, more: Schema = {}) => ({
  description,
  schema: { type: 'string', ...more },
})

/** What signs a call. */
export const parameters = {
  KeyId: { name: 'X-Key-Id', in: 'header', required: true, ...text('The key that signs.') },
  Timestamp: {
    name: 'X-Timestamp',
    in: 'header',
    required: true,
    ...text('Unix seconds, at most 300 off.', { pattern: '^[0-9]{1,12}$' }),
  },
  Signature: {
    name: 'X-Signature',
    in: 'header',
    required: true,
    ...text('v1= and the hexadecimal HMAC-SHA256 of v1, time, method, path and raw body, a line each.'),
  },
}

/** What an answer carries beside its body. */
export const headers = {
  RequestId: text('Our id of this call; quote it when you ask about it.'),
  KeyId: text('The key that signed the answer; there where the call named a live key.'),
  Timestamp: text('Unix seconds.'),
  Signature: text('v1= and the hexadecimal HMAC-SHA256 of v1, time, status and raw body, a line each.'),
  Replayed: text('"true" where this is the first answer again.', { const: 'true' }),
  RetryAfter: text('Seconds to wait before the same call again.', { pattern: '^[0-9]+$' }),
}

export function headersOf({ idempotent }: Operation) {
  return {
    'X-Request-Id': to('RequestId'),
    'X-Key-Id': to('KeyId'),
    'X-Timestamp': to('Timestamp'),
    'X-Signature': to('Signature'),
    ...(idempotent && { 'Idempotent-Replayed': to('Replayed') }),
  }
}

export function refusalHeaders(operation: Operation) {
  return { ...headersOf(operation), 'Retry-After': to('RetryAfter') }
}

function to(name: keyof typeof headers) {
  return { $ref: `#/components/headers/${name}` }
}
