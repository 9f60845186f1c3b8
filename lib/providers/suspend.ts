import { prisma } from '@/lib/db/prisma'
import { refuseUnknownProvider } from './find'

/** Refuses this provider's debits from now on; credits and rollbacks go on. Refuses INVALID_REQUEST when unknown. */
export function suspendProvider(providerId: string): Promise<void> {
  return setStatus(providerId, 'suspended')
}

/** Takes this provider's debits again. Refuses INVALID_REQUEST when unknown. */
export function resumeProvider(providerId: string): Promise<void> {
  return setStatus(providerId, 'active')
}

async function setStatus(id: string, status: 'active' | 'suspended'): Promise<void> {
  const { count } = await prisma().provider.updateMany({ where: { id }, data: { status } })
  if (count === 0) refuseUnknownProvider(id)
}
