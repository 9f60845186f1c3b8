import type { AuditScope } from '@/lib/audit/scope'
import { lockProvider } from './find'

export type Standing = { providerId: string; reason?: string | null }

/** Refuses this provider's debits from now on; credits and rollbacks go on. Refuses INVALID_REQUEST when unknown. */
export function suspendProvider(scope: AuditScope, standing: Standing): Promise<true> {
  return setStatus(scope, standing, 'suspended')
}

/** Takes this provider's debits again. Refuses INVALID_REQUEST when unknown. */
export function resumeProvider(scope: AuditScope, standing: Standing): Promise<true> {
  return setStatus(scope, standing, 'active')
}

async function setStatus(
  { tx, audit }: AuditScope,
  { providerId, reason = null }: Standing,
  status: 'active' | 'suspended',
): Promise<true> {
  await lockProvider(tx, providerId)
  const before = await tx.provider.findUniqueOrThrow({ where: { id: providerId }, select: { status: true } })
  if (before.status !== status) await tx.provider.update({ where: { id: providerId }, data: { status } })
  await audit({
    action: status === 'suspended' ? 'provider.suspend' : 'provider.resume',
    subject: { kind: 'provider', id: providerId },
    reason,
    before,
    after: { status },
  })
  return true
}
