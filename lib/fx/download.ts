import { refuse } from '@/lib/refusal'
import { fileMax } from './sheet'

const patience = 10_000
const redirectsMax = 3

/**
 * The bytes at a URL: within ten seconds, at most 16 MB, and from that host alone, however it redirects. Refuses
 * NOT_ALLOWED with a sentence for whatever does not come.
 */
export async function download(url: string): Promise<Buffer> {
  try {
    return await follow(new URL(url), AbortSignal.timeout(patience), redirectsMax)
  } catch (thrown) {
    if (thrown instanceof DownloadProblem) refuse('NOT_ALLOWED', { message: `${url} ${thrown.message}` })
    const { name } = thrown as Error
    const words = name === 'TimeoutError' ? 'did not answer within ten seconds.' : 'could not be reached.'
    return refuse('NOT_ALLOWED', { message: `${url} ${words}` })
  }
}

class DownloadProblem extends Error {}

async function follow(url: URL, signal: AbortSignal, redirectsLeft: number): Promise<Buffer> {
  const answer = await fetch(url, {
    signal,
    redirect: 'manual',
    headers: { accept: 'application/xml, text/csv' },
  })
  const location = answer.headers.get('location')
  if (answer.status >= 300 && answer.status < 400 && location) {
    await answer.body?.cancel()
    const target = new URL(location, url)
    if (target.host !== url.host || !/^https?:$/.test(target.protocol))
      throw new DownloadProblem(`redirects to another host, ${target.host}: that was not followed.`)
    if (redirectsLeft === 0) throw new DownloadProblem('redirects without end.')
    return follow(target, signal, redirectsLeft - 1)
  }
  if (answer.status !== 200 || !answer.body) {
    await answer.body?.cancel()
    throw new DownloadProblem(`answered ${answer.status}.`)
  }
  return readBounded(answer.body)
}

async function readBounded(body: ReadableStream<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body as unknown as AsyncIterable<Uint8Array>) {
    size += part.length
    if (size > fileMax) throw new DownloadProblem('sends more than 16 MB.')
    parts.push(part)
  }
  return Buffer.concat(parts)
}
