import type { APIRequestContext } from '@playwright/test'
import { sendAction, type Things, valueFrom } from './actions'
import type { Casino } from './casino'

const resolutions = 'app/(desk)/resolutions/actions.ts'
const today = new Date().toISOString().slice(0, 10)
const uuid = '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})'

/** One of each noun, by what staff do and see: a case opened by hand, and a credit that waits for a second person. */
export async function makeThings(
  { url }: Pick<Casino, 'url'>,
  support: APIRequestContext,
  admin: APIRequestContext,
): Promise<Things> {
  const rounds = await firstId(support, '/rounds/csv')
  const requests = await firstId(support, '/requests/csv?provider=acme')
  const ledger = await firstId(support, '/players/anna/ledger/csv')
  const staff = await firstId(admin, '/staff', '/staff/')
  const known = { players: 'anna', providers: 'acme', rates: 'USD', statements: 'acme' }
  const things = {
    ...known,
    rounds,
    requests,
    ledger,
    staff,
    cases: 'none',
    approvals: 'none',
    reconciliation: 'none',
    exports: 'none',
  }
  const where = { url, things }
  const file = { file: 'app/(desk)/exports/actions.ts', name: 'askForExport' }
  const wanted = { href: '/players/csv', form: 'csv', bom: false }
  things.exports = valueFrom<string>(await sendAction(admin, where, file, [wanted]))
  await isThere(admin, `/exports/${things.exports}/file`)
  const opening = { title: 'She asks what she won', text: 'By mail, on Monday.', roundId: rounds }
  const open = { file: 'app/(desk)/cases/actions.ts', name: 'openCase' }
  things.cases = valueFrom<string>(await sendAction(support, where, open, [opening]))
  const nothing = { roundId: null, transactionId: null, caseId: null }
  const intent = {
    ...nothing,
    action: 'player.adjust',
    playerId: 'held',
    amount: '150',
    direction: 'credit',
    reason: 'goodwill',
    note: 'A birthday, and a regular.',
  }
  const seen = await sendAction(support, where, { file: resolutions, name: 'preview' }, [intent])
  const { formId, basis, confirmation } = valueFrom<Record<string, string>>(seen)
  const confirmed = { ...intent, formId, basis, confirmation }
  const done = await sendAction(support, where, { file: resolutions, name: 'confirm' }, [confirmed])
  things.approvals = valueFrom<{ approvalId: string }>(done).approvalId
  things.reconciliation = await layStatement(url, admin)
  return things
}

/** A statement of acme's with one line that the ledger does not have. */
async function layStatement(url: string, admin: APIRequestContext): Promise<string> {
  const query = new URLSearchParams({ provider: 'acme', from: today, to: today, name: 'statement.json' })
  const line = { transaction_id: 'strange', kind: 'bet', amount: '1', currency: 'EUR' }
  const answer = await admin.post(`/api/reconciliation?${query}`, {
    headers: { origin: url, 'content-type': 'application/octet-stream' },
    data: Buffer.from(JSON.stringify([line])),
  })
  return ((await answer.json()) as { id: string }).id
}

/** The first id of ours on a list, as soon as there is one: the log of calls is written a moment later. */
async function firstId(request: APIRequestContext, path: string, before = ''): Promise<string> {
  for (const until = Date.now() + 10_000; Date.now() < until; await new Promise(go => setTimeout(go, 300))) {
    const found = (await (await request.get(path)).text()).match(`${before}${uuid}`)
    if (found) return found[1]!
  }
  throw new Error(`${path} has nothing`)
}

/** Waits until a file that is made behind the page can be had. */
async function isThere(request: APIRequestContext, path: string): Promise<void> {
  for (const until = Date.now() + 20_000; Date.now() < until; await new Promise(go => setTimeout(go, 300)))
    if ((await request.get(path)).status() === 200) return
  throw new Error(`${path} was not made`)
}
