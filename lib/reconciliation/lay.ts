import { rm } from 'node:fs/promises'
import type { By } from '@/lib/actor'
import { log } from '@/lib/log'
import { isRefusal, refuse } from '@/lib/refusal'
import { getMapping } from './mappings'
import { periodOf, readZone } from './period'
import { receive, statementMax, tooLarge } from './receive'
import { layBeside } from './run'

/** What is asked along with a statement that comes in; days are `YYYY-MM-DD`, both of the period. */
export type LayForm = { provider: string; from: string; to: string; name: string }

/** What was asked, from a URL's query; null where something is missing. */
export function parseLayForm(query: URLSearchParams): LayForm | null {
  const [provider, from, to, name] = ['provider', 'from', 'to', 'name'].map(one => query.get(one) ?? '')
  if (!provider || !from || !to || !name || provider.length > 63 || name.length > 255) return null
  return { provider, from, to, name: name.replace(/\p{Cc}|\p{Cs}/gu, '') || 'statement' }
}

/**
 * Takes a statement in and lays it beside the ledger, read as the provider's statements are; answers the run's id as
 * soon as there is one, and goes on behind. `length`: what the sender says that it is long, if it does. Refuses
 * INVALID_REQUEST before it reads where that is too much, or the period is none.
 */
export async function layStatement(
  by: By,
  form: LayForm,
  chunks: AsyncIterable<Uint8Array>,
  length: number | null,
): Promise<string> {
  if (length !== null && length > statementMax())
    refuse('INVALID_REQUEST', { field: 'file', message: tooLarge() })
  const mapping = await getMapping(form.provider)
  const zone = mapping?.zone ?? (await readZone())
  const period = await periodOf(form.from, form.to, zone)
  const { path, bytes, sha256 } = await receive(chunks, by.at)
  const asked = {
    ...period,
    providerId: form.provider,
    zone,
    mapping,
    file: { path, name: form.name, bytes, sha256 },
  }
  return new Promise((resolve, reject) => {
    layBeside(by, asked, resolve)
      // Once it has begun, the run itself tells of its end.
      .catch(error => {
        if (!isRefusal(error)) log().error({ err: error }, 'a statement was not compared')
        reject(error)
      })
      .finally(() => rm(path, { force: true }))
  })
}
