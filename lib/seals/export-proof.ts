import type { AuditScope } from '@/lib/audit/scope'
import { proveTransaction } from './prove'

/** A ledger id as a form sends it, or null. */
export function parseLedgerId(form: unknown): string | null {
  return typeof form === 'string' && form.trim().length > 0 && form.length <= 100
    ? form.trim().toLowerCase()
    : null
}

/** The proof of a transaction as a file; who had it is an event. Refuses like `proveTransaction`. */
export async function exportProof(
  { audit }: AuditScope,
  id: string,
): Promise<{ name: string; text: string }> {
  const proof = await proveTransaction(id)
  const after = { seal: proof.seal.number }
  await audit({ action: 'proof.export', subject: { kind: 'transaction', id }, after })
  return { name: `proof-${id}.json`, text: `${JSON.stringify(proof, null, 2)}\n` }
}
