type Trouble = {
  code?: unknown
  message?: unknown
  errors?: unknown[]
  meta?: { driverAdapterError?: { cause?: unknown } }
}

// Connection, resources, operator's intervention, system; deadlock, serialisation, lock not available; a
// server that takes no writes, as after a failover.
const states = /^(08...|53...|57...|58...|40P01|40001|55P03|25006)$/
const sockets = /^(ECONN[A-Z]+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/
// Prisma: not reachable, timed out, closed, no connection or transaction in time, write conflict.
const clients = /^(P1001|P1002|P1008|P1017|P2024|P2028|P2034)$/
const sentences =
  /connection terminated|not queryable|timeout exceeded when trying to connect|client was closed/i

/**
 * Whether an error of pg or Prisma is the database's trouble of this moment, and no defect of the statement:
 * the same may well succeed when it is repeated. Whether anything was done is not known.
 */
export function isPassingTrouble(thrown: unknown): boolean {
  if (typeof thrown !== 'object' || thrown === null) return false
  const { code, message, errors, meta } = thrown as Trouble
  if (typeof code === 'string' && [states, sockets, clients].some(pattern => pattern.test(code))) return true
  if (typeof message === 'string' && sentences.test(message)) return true
  return [...(errors ?? []), meta?.driverAdapterError?.cause].some(isPassingTrouble)
}

/** Whether a statement was cut off because it took longer than it was given. */
export function isTooSlow(thrown: unknown): boolean {
  if (typeof thrown !== 'object' || thrown === null) return false
  const { code, meta } = thrown as Trouble
  return code === '57014' || isTooSlow(meta?.driverAdapterError?.cause)
}
