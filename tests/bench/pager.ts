import { setTimeout as sleep } from 'node:timers/promises'
import { encode } from 'next-auth/jwt'
import { prisma } from '@/lib/db/prisma'
import { createStaff } from '@/lib/staff/create'
import { openStaffSession } from '@/lib/staff/open-session'

/** What a person who pages through the back office has come to: pages, and how long they took in milliseconds. */
export type Paged = { pages: number; latencies: number[] }

/** Where each walk begins; every page is followed by the older ones. */
const lists = ['/players', '/rounds', '/requests', '/audit']

/** Pages of a list before the next one's turn. */
const depth = 4

/** Milliseconds somebody looks at a page before asking for the next: faster than anybody reads. */
export const personPause = 500

/** An auditor, who may see everything, signed in: the cookie of a browser. */
export async function signInAuditor(secret: string): Promise<string> {
  const at = Date.now()
  const { staffId } = await createStaff(
    { email: 'auditor@bench.test', role: 'auditor' },
    { actor: 'bench', at },
  )
  const given = {
    staffId,
    method: 'password',
    address: '127.0.0.1',
    userAgent: 'bench',
    isFactorShown: true,
  } as const
  const sessionId = await prisma().$transaction(tx => openStaffSession(tx, given, at))
  const token = await encode({ token: { sessionId }, secret, maxAge: 12 * 3600 })
  return `next-auth.session-token=${token}`
}

/**
 * Pages through the back office until the signal, one page after the other with `pause` milliseconds between:
 * each list and its older pages, and a round of the list of rounds. Throws for a page that is not there or not
 * let in.
 */
export async function pageThrough(
  origin: string,
  cookie: string,
  signal: AbortSignal,
  pause: number,
): Promise<Paged> {
  const paged: Paged = { pages: 0, latencies: [] }
  const read = async (path: string) => {
    const startedAt = performance.now()
    const answer = await fetch(origin + path, { headers: { cookie }, redirect: 'manual' })
    const html = await answer.text()
    if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}`)
    paged.pages++
    paged.latencies.push(performance.now() - startedAt)
    await sleep(pause, undefined, { signal }).catch(() => {})
    return html
  }
  for (let turn = 0; !signal.aborted; turn++) {
    let path: string | null = lists[turn % lists.length]!
    for (let page = 0; path && page < depth && !signal.aborted; page++) {
      const html = await read(path)
      const round = /href="(\/rounds\/[0-9a-f-]{36})"/.exec(html)?.[1]
      if (round && !signal.aborted) await read(round)
      path = olderOf(html)
    }
    await sleep(0)
  }
  return paged
}

/** The link to the older page, as the pager under a table has it. */
function olderOf(html: string): string | null {
  const found = /href="(\/[a-z]+\?[^"]*\bafter=[^"]+)"/.exec(html)?.[1]
  return found ? found.replaceAll('&amp;', '&') : null
}
