import type { AuditScope } from '@/lib/audit/scope'
import { prisma } from '@/lib/db/prisma'
import { refuse } from '@/lib/refusal'
import { type Mapping, parseMapping, reasonAgainstMapping } from './mapping'

/** How a provider's statements were read last, or null. */
export async function getMapping(providerId: string): Promise<Mapping | null> {
  const found = await prisma().statementMapping.findUnique({ where: { providerId } })
  return found && parseMapping(found.mapping)
}

/** How statements are read, by provider. */
export async function listMappings(): Promise<Record<string, Mapping>> {
  const found = await prisma().statementMapping.findMany({ take: 1000 })
  return Object.fromEntries(
    found.flatMap(({ providerId, mapping }) => {
      const parsed = parseMapping(mapping)
      return parsed ? [[providerId, parsed] as const] : []
    }),
  )
}

export type MappingForm = { provider: string; mapping: Mapping }

/** Null for what no form of ours sends. */
export function parseMappingForm(raw: unknown): MappingForm | null {
  const { provider, mapping } = (raw ?? {}) as Record<string, unknown>
  const parsed = parseMapping(mapping)
  return typeof provider === 'string' && provider.length < 64 && parsed ? { provider, mapping: parsed } : null
}

/**
 * Saves how a provider's statements are read from now on; what was compared before keeps its own. Saving what is
 * saved already changes nothing but is told too. Refuses INVALID_REQUEST where nothing could be read with it.
 */
export async function saveMapping(
  { tx, by, audit }: AuditScope,
  { provider: providerId, mapping }: MappingForm,
): Promise<true> {
  const against = reasonAgainstMapping(mapping)
  if (against) refuse('INVALID_REQUEST', { message: against })
  if (!(await tx.provider.findUnique({ where: { id: providerId }, select: { id: true } })))
    refuse('INVALID_REQUEST', { message: `There is no provider "${providerId}".` })
  const before = await tx.statementMapping.findUnique({ where: { providerId } })
  const data = { mapping, savedBy: by.actor, savedAt: new Date(by.at) }
  await tx.statementMapping.upsert({ where: { providerId }, create: { providerId, ...data }, update: data })
  await audit({
    action: 'reconciliation.mapping',
    subject: { kind: 'provider', id: providerId },
    before: before?.mapping as object | null,
    after: mapping,
  })
  return true
}
