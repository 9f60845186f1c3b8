import type { AuditScope } from '@/lib/audit/scope'
import { refuseStatement } from './encoding'
import { peekMax } from './limits'
import { type Mapping, placeWords, suggestMapping } from './mapping'
import { getMapping } from './mappings'
import { type Peeked, peek } from './peek'
import { readZone } from './period'
import { statementMax, tooLarge } from './receive'

/** A statement's beginning, as a form sends it: at most `peekMax` bytes and one, and the size of the whole. */
export type LookForm = { provider: string; start: File; bytes: number }

/** What a person sees before it is laid beside: its first rows, and how it would be read. */
export type Looked = Peeked & { mapping: Mapping; isSaved: boolean }

/** Null for what no form of ours sends. */
export function parseLookForm(raw: unknown): LookForm | null {
  if (!(raw instanceof FormData)) return null
  const [provider, start, bytes] = ['provider', 'start', 'bytes'].map(name => raw.get(name))
  if (typeof provider !== 'string' || !(start instanceof File) || start.size > peekMax + 1) return null
  if (typeof bytes !== 'string' || !/^[0-9]{1,15}$/.test(bytes)) return null
  return { provider, start, bytes: Number.parseInt(bytes, 10) }
}

/**
 * Looks at a statement's beginning: its form, columns and first rows, with the saved mapping where its columns fit,
 * or else a guess. Refuses INVALID_REQUEST for what is no statement, or too large.
 */
export async function lookAt({ audit }: AuditScope, { provider, start, bytes }: LookForm): Promise<Looked> {
  if (bytes > statementMax()) refuseStatement(tooLarge())
  const peeked = peek(Buffer.from(await start.arrayBuffer()))
  const [saved, zone] = [await getMapping(provider), await readZone()]
  await audit({
    action: 'reconciliation.preview',
    subject: { kind: 'provider', id: provider },
    after: { form: peeked.form, columns: peeked.columns.slice(0, 50) },
  })
  const fits =
    saved !== null &&
    placeWords.every(place => {
      const column = saved.columns[place]
      return column === null || peeked.columns.includes(column)
    })
  if (fits) return { ...peeked, mapping: saved, isSaved: true }
  const guess = suggestMapping(peeked.columns, saved?.zone ?? zone)
  // What is no name of a column stays as it was saved.
  return { ...peeked, mapping: saved ? { ...saved, columns: guess.columns } : guess, isSaved: false }
}
