import pg from 'pg'
import { approvalFilter } from '@/lib/approvals/filter'
import { listApprovals } from '@/lib/approvals/list'
import { auditFilter } from '@/lib/audit/filter'
import { listAudit } from '@/lib/audit/list'
import { caseFilter, stuckFilter } from '@/lib/cases/filter'
import { listCases, listStuck } from '@/lib/cases/list'
import { listDisputes } from '@/lib/cases/list-disputes'
import { listCasesOf } from '@/lib/cases/list-of'
import { readQueueFigures } from '@/lib/cases/queue-figures'
import { appPool } from '@/lib/db/pools'
import { readHanging } from '@/lib/fx/hanging'
import { listRevisions } from '@/lib/fx/list-revisions'
import { readMatrix } from '@/lib/fx/matrix'
import { browseFilter } from '@/lib/ledger/browse/filter'
import { browseLedger, browseSortColumns } from '@/lib/ledger/browse/list'
import { sumEntries } from '@/lib/ledger/browse/totals'
import type { Query } from '@/lib/listing/filter'
import type { Cursor, Page } from '@/lib/listing/keyset'
import { parseSort } from '@/lib/listing/sort'
import { listNotes } from '@/lib/notes/list'
import { readBalanceCurve } from '@/lib/players/balance-curve'
import { explainBalance } from '@/lib/players/explain-balance'
import { playerFilter, playerSortable } from '@/lib/players/filter'
import { listLedger } from '@/lib/players/ledger'
import { ledgerFilter } from '@/lib/players/ledger-filter'
import { totalLedger } from '@/lib/players/ledger-totals'
import { balancesMax, listPlayers } from '@/lib/players/list'
import { getPlayerOverview } from '@/lib/players/overview'
import { totalPlayers } from '@/lib/players/totals'
import { providerFilter } from '@/lib/providers/filter'
import { readDay } from '@/lib/replays/read'
import { readCallCurve } from '@/lib/reports/call-curve'
import { readDayFigures } from '@/lib/reports/day-figures'
import { listExpiringKeys } from '@/lib/reports/expiring-keys'
import { readFigures } from '@/lib/reports/figures'
import { getHealth, listHealth } from '@/lib/reports/health'
import { listHealthPage } from '@/lib/reports/list-health'
import { listMissingRates } from '@/lib/reports/missing-rates'
import { readRateAlarms } from '@/lib/reports/rate-alarms'
import { countRefusals } from '@/lib/reports/refusal-counts'
import { countWaitingApprovals } from '@/lib/reports/waiting-approvals'
import { requestFilter } from '@/lib/requests/filter'
import { getRequest, getRequestOf } from '@/lib/requests/get'
import { listRequests } from '@/lib/requests/list'
import { listCallsAbout } from '@/lib/requests/list-of'
import { listSameTransaction } from '@/lib/requests/list-same'
import { listRoundEvents } from '@/lib/rounds/events'
import { roundFilter } from '@/lib/rounds/filter'
import { getRound } from '@/lib/rounds/get'
import { listRounds } from '@/lib/rounds/list'
import { listRoundTransactions } from '@/lib/rounds/list-transactions'
import { find } from '@/lib/search/find'
import { listSessions, sessionFilter } from '@/lib/sessions/list'
import { entrySortColumns } from '@/lib/settlement/entries'
import { entryFilter, settlementFilter } from '@/lib/settlement/filter'
import { getStatement } from '@/lib/settlement/get-statement'
import { settlementSortColumns } from '@/lib/settlement/list'
import { monthAfter } from '@/lib/settlement/months'
import { readEntries, readSettlement } from '@/lib/settlement/read'
import { readLiabilities } from '@/lib/trial-balance/liabilities'
import { readTrialBalance } from '@/lib/trial-balance/read'

/** A list as it is asked for in one way: a page from a cursor on. `keys` is how many columns its cursor has. */
export type Listed = {
  name: string
  keys: number
  read: (cursor: Cursor | null, size?: number) => Promise<Page<unknown>>
}

/** Something that is read as a whole: a search, a page's parts. */
export type Looked = { name: string; read: () => Promise<unknown> }

/** Ids that are there, to ask for. */
export type Sample = {
  playerId: string
  walletId: string
  roundId: string
  providerRoundId: string
  providerId: string
  transactionId: string
  ledgerId: string
  requestId: string
  caseId: string
  staffId: string
  eventId: string
  day: string
}

/** Ids from the middle of the player who has played most. */
export async function takeSample(): Promise<Sample> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    const { rows } = await client.query(
      `select w.player_id as "playerId", w.id as "walletId", t.round_id as "roundId", t.provider_round_id as "providerRoundId",
         t.provider_id as "providerId", t.provider_transaction_id as "transactionId", t.id as "ledgerId",
         t.request_id as "requestId", to_char(t.at at time zone 'UTC', 'YYYY-MM-DD') as day,
         (select id from cases where state = 'open' limit 1) as "caseId", (select id from staff limit 1) as "staffId",
         (select id from audit_events limit 1) as "eventId"
       from (select * from wallets order by seq desc limit 1) w join transactions t on t.wallet_id = w.id and t.seq = w.seq - w.seq / 8`,
    )
    return rows[0]
  } finally {
    await client.end()
  }
}

/** Every list, in every way it can be asked for. */
export function listsOf(sample: Sample): Listed[] {
  const { playerId: player, providerId: provider, walletId, staffId, day } = sample
  const asking = { staffId, at: Date.now() }
  const players = variants('players', playerFilter, [
    {},
    ...Object.keys(playerSortable).flatMap(id => [
      { sort: id, currency: 'EUR' },
      { sort: `-${id}`, currency: 'EUR' },
    ]),
    ...['createdAt', 'id', 'name', 'seenAt'].flatMap(id => [{ sort: id }, { sort: `-${id}` }]),
    { q: 'anna' },
    { q: 'player-1' },
    { status: 'active' },
    { status: 'blocked' },
    { country: 'FI' },
    { seen: '24h' },
    { seen: '30d', sort: '-seenAt' },
    { seen: 'never' },
    { test: 'test' },
    { test: 'real' },
    { currency: 'EUR', min: '100', max: '1900' },
    { currency: 'EUR', min: '1100', sort: '-balance' },
  ]).map(({ name, query, filter }) => ({
    name,
    keys: 2,
    read: (cursor: Cursor | null, size?: number) =>
      listPlayers(filter, parseSort(query, playerSortable), cursor, size, Date.now(), balancesMax),
  }))
  const ledger = variants('ledger', ledgerFilter, [
    {},
    { kind: 'bet' },
    { kind: 'win' },
    { provider },
    { outcome: 'posted' },
    { round: sample.providerRoundId },
    { round: sample.roundId },
    { from: day },
    { to: day },
    { from: day, to: day },
    { min: '10', max: '30' },
    { upto: '100' },
  ]).map(({ name, filter }) => ({
    name,
    keys: 1,
    read: (cursor: Cursor | null, size?: number) => listLedger(walletId, filter, cursor, size),
  }))
  const rounds = variants('rounds', roundFilter, [
    {},
    { window: '7d' },
    { window: '30d' },
    { window: '30d', provider },
    { window: '30d', state: 'closed' },
    { window: '24h', state: 'open' },
    { window: '24h', state: 'staff', provider },
    { window: '30d', game: 'g1' },
    { window: '30d', stake: '20', win: '10' },
    { player },
    { player, provider, state: 'closed' },
    { round: sample.providerRoundId },
  ]).map(({ name, filter }) => ({
    name,
    keys: 2,
    read: (cursor: Cursor | null, size?: number) => listRounds(filter, cursor, size),
  }))
  return [
    ...players,
    ...ledger,
    ...rounds,
    ...requestLists(sample),
    ...auditLists(sample),
    ...caseLists(sample, asking),
    ...settlementLists(sample),
    ...browseLists(sample),
    ...variants('approvals', approvalFilter, [
      {},
      { state: 'approved' },
      { state: 'any' },
      { state: 'any', action: 'round.settle' },
      { state: 'any', player },
      { state: 'any', provider },
      { state: 'any', maker: 'bench-0@bench.test' },
    ]).map(({ name, filter }) => ({
      name,
      keys: 2,
      read: (cursor: Cursor | null, size?: number) => listApprovals(filter, cursor, size),
    })),
    ...variants('providers', providerFilter, [{}, { mode: 'live' }, { status: 'active', q: 'bench' }]).map(
      ({ name, filter }) => ({
        name,
        keys: 1,
        read: (cursor: Cursor | null, size?: number) => listHealthPage(filter, cursor, size),
      }),
    ),
    ...variants('sessions', sessionFilter, [{}, { state: 'expired' }, { provider }]).map(
      ({ name, filter }) => ({
        name,
        keys: 2,
        read: (cursor: Cursor | null, size?: number) => listSessions(player, filter, cursor, size),
      }),
    ),
  ]
}

function requestLists({ playerId: player, providerId: provider, ...sample }: Sample): Listed[] {
  return variants('requests', requestFilter, [
    {},
    { window: '24h' },
    { window: '7d' },
    { provider, window: '7d' },
    { endpoint: 'bet', window: '24h' },
    { verdict: 'refused', window: '24h' },
    { status: '4xx', window: '24h' },
    { code: 'INSUFFICIENT_FUNDS', window: '24h' },
    { latency: '5', window: '1h' },
    { key: 'ck_bench', window: '24h' },
    { player },
    { player, verdict: 'new' },
    { transaction: sample.transactionId },
    { round: sample.providerRoundId },
    { request: sample.requestId },
  ]).map(({ name, filter }) => ({
    name,
    keys: 2,
    read: (cursor, size) => listRequests(filter, cursor, size),
  }))
}

function auditLists({ playerId: player, staffId, day }: Sample): Listed[] {
  return variants('audit', auditFilter, [
    {},
    { actor: staffId },
    { actor: 'sweep' },
    { action: 'player.view' },
    { only: 'changes' },
    { only: 'looks' },
    { outcome: 'refused' },
    { outcome: 'done' },
    { kind: 'player', subject: player },
    { kind: 'case' },
    { player },
    { from: day },
    { to: day },
    { from: day, to: day },
    { address: '10.0.0.7' },
  ]).map(({ name, filter }) => ({
    name,
    keys: 1,
    read: (cursor, size) => listAudit(filter, cursor, size),
  }))
}

function caseLists(
  { playerId: player, providerId: provider, staffId }: Sample,
  asking: { staffId: string; at: number },
): Listed[] {
  const shared: Record<string, string>[] = [
    { provider },
    { owner: 'mine' },
    { owner: 'nobody' },
    { owner: staffId },
    { snoozed: 'shown' },
    { test: 'shown' },
  ]
  const cases = variants('cases', caseFilter, [
    {},
    { kind: 'stuck_round' },
    { kind: 'credit_refused', state: 'all' },
    { state: 'closed' },
    { state: 'all' },
    { player },
    { player, state: 'all' },
    { age: '7d' },
    ...shared,
  ]).map(({ name, filter }) => ({
    name,
    keys: 2,
    read: (cursor: Cursor | null, size?: number) => listCases(filter, asking, cursor, size),
  }))
  const stuck = variants('stuck rounds', stuckFilter, [
    {},
    { reason: 'bet_without_win' },
    { currency: 'EUR', amount: '10' },
    ...shared,
  ]).map(({ name, filter }) => ({
    name,
    keys: 2,
    read: (cursor: Cursor | null, size?: number) => listStuck(filter, asking, cursor, size),
  }))
  return [...cases, ...stuck]
}

/** The ledger across players. */
function browseLists({ playerId: player, providerId: provider, day }: Sample): Listed[] {
  return variants('ledger across players', browseFilter, [
    {},
    { kind: 'win' },
    { outcome: 'posted', currency: 'EUR' },
    { provider },
    { account: 'provider' },
    { game: 'g1' },
    { player },
    { player, kind: 'bet', from: day },
    { from: day, to: day },
    { from: day, to: day, min: '10', max: '30' },
    { until: `${day}T12:00` },
    { test: 'none' },
  ]).map(({ name, filter }) => ({
    name,
    keys: browseSortColumns,
    read: (cursor, size) => browseLedger(appPool(), filter, cursor, size),
  }))
}

/** The last month that is over, by provider and currency, by day, by game, and behind a figure. */
function settlementLists({ providerId }: Sample): Listed[] {
  const month = monthAfter(new Date().toISOString().slice(0, 7), -1)
  const place = { month, provider: providerId, currency: 'EUR' }
  const asked: [string, Query][] = [
    ['month', { month }],
    ['month in base', { month, in: 'base' }],
    ['days', place],
    ['games', { ...place, day: `${month}-15` }],
  ]
  const behind: [string, Query][] = [
    ['a month', place],
    ['a day’s stakes', { ...place, day: `${month}-15`, figure: 'stakes' }],
    ['a game’s adjustments', { ...place, day: `${month}-15`, game: 'g1', figure: 'adjustments' }],
  ]
  return [
    ...asked.map(([what, query]) => ({
      name: `settlement: ${what}`,
      keys: settlementSortColumns,
      read: async (cursor: Cursor | null, size?: number) =>
        (await readSettlement(settlementFilter.parse(query), Date.now(), cursor, size)).value.page,
    })),
    ...behind.map(([what, query]) => ({
      name: `settlement: behind ${what}`,
      keys: entrySortColumns,
      read: async (cursor: Cursor | null, size?: number) =>
        (await readEntries(entryFilter.parse(query), Date.now(), cursor, size)).value!.page,
    })),
  ]
}

/** What is read as a whole: the search by every kind of id, and what pages ask beside their list. */
export function looksOf(sample: Sample): Looked[] {
  const { playerId, walletId, roundId, requestId } = sample
  const wallet = { id: walletId, currency: 'EUR' }
  const searched: [what: string, text: string][] = [
    ['a player id', playerId],
    ['the start of a name', 'anna b'],
    ['a round, the provider’s', sample.providerRoundId],
    ['a round, ours', roundId],
    ['a transaction, the provider’s', sample.transactionId],
    ['a transaction, ours', sample.ledgerId],
    ['a request', requestId],
    ['a case', sample.caseId],
    ['an event', sample.eventId],
    ['nothing there is', 'no-such-thing-0815'],
  ]
  return [
    ...searched.map(([what, text]) => ({ name: `search ${what}`, read: () => find(text, 'admin') })),
    { name: 'round page', read: () => readRound(roundId) },
    { name: 'request page', read: () => readRequest(requestId) },
    { name: 'player page', read: () => getPlayerOverview(playerId) },
    { name: 'player notes', read: () => listNotes({ kind: 'player', id: playerId }) },
    { name: 'player cases', read: () => listCasesOf({ playerId }) },
    { name: 'balance curve', read: () => readBalanceCurve(wallet) },
    { name: 'players totalled', read: () => totalPlayers(playerFilter.parse({})) },
    { name: 'queue figures', read: () => readQueueFigures(Date.now()) },
    { name: 'disputes', read: () => listDisputes() },
    { name: 'health of providers', read: () => listHealth(Date.now()) },
    { name: 'health of a provider', read: () => getHealth(sample.providerId, Date.now()) },
    { name: 'calls of a provider, 24 h', read: () => readCallCurve(sample.providerId, '24h', Date.now()) },
    { name: 'refusals of a provider', read: () => countRefusals(sample.providerId, Date.now()) },
    { name: 'day of a provider', read: () => readDayFigures(sample.providerId, Date.now()) },
    { name: 'a call of a provider', read: () => getRequestOf(sample.providerId, requestId) },
    { name: 'keys that expire', read: () => listExpiringKeys(Date.now()) },
    { name: 'rates that are missing', read: () => listMissingRates(Date.now()) },
    { name: 'day replayed', read: () => readReplay(sample) },
    {
      name: 'rates by day',
      read: () => readMatrix({ month: null, currency: null, show: 'all' }, Date.now()),
    },
    { name: 'alarms of rates', read: () => readRateAlarms(Date.now()) },
    { name: 'revisions of a rate', read: () => listRevisions('USD', null) },
    { name: 'statement of a month', read: () => getStatement(sample.providerId, null, Date.now()) },
    {
      name: 'trial balance of a past moment',
      read: () => readTrialBalance({ at: new Date(Date.now() - 5 * 86_400_000).toISOString() }, Date.now()),
    },
    { name: 'player liabilities', read: () => readLiabilities() },
    { name: 'approvals that wait', read: () => countWaitingApprovals(sample.staffId, Date.now()) },
  ]
}

/** The rest of a dry run is in memory: this is what it asks the database. */
function readReplay({ providerId, day }: Sample): Promise<unknown> {
  const from = Date.parse(`${day}T00:00:00Z`)
  const asked = { providerId, mode: 'live', from, to: from + 86_400_000 } as const
  return readDay(appPool(), asked, 50)
}

/** These add up all of a wallet or of a day, on purpose: they grow with it, and with nothing else. */
export function sumsOf({ walletId, playerId, day }: Sample): Looked[] {
  const currency = { code: 'USD', baseCurrency: 'EUR', fxDaysBack: 4 }
  return [
    {
      name: 'what hangs on a rate',
      read: () => readHanging(currency, new Date().toISOString().slice(0, 10)),
    },
    { name: 'balance explained', read: () => explainBalance({ id: walletId, currency: 'EUR' }) },
    { name: 'figures of a day', read: () => readFigures('24h', Date.now()) },
    {
      name: 'ledger of a day totalled',
      read: () => sumEntries(appPool(), browseFilter.parse({ from: day, to: day })),
    },
    {
      name: 'ledger across players, of one, totalled',
      read: () => sumEntries(appPool(), browseFilter.parse({ player: playerId })),
    },
    { name: 'ledger totalled', read: () => totalLedger(walletId, ledgerFilter.parse({})) },
  ]
}

async function readRound(id: string): Promise<void> {
  const round = (await getRound(id))!
  const { providerId, playerId, roundId, openedAt } = round
  const transactions = await listRoundTransactions(round, round.baseCurrency)
  const transactionIds = transactions.map(one => one.transactionId)
  const since = new Date(Date.parse(openedAt) - 86_400_000)
  const [, , cases] = await Promise.all([
    listCallsAbout({ providerId, playerId, roundId, transactionIds, since }),
    listNotes({ kind: 'round', id }),
    listCasesOf({ roundId: id }),
  ])
  await listRoundEvents(
    round,
    transactions.map(one => one.id),
    cases.map(one => one.id),
  )
}

async function readRequest(id: string): Promise<void> {
  const call = await getRequest(id)
  await listSameTransaction(call!)
}

/** Ids and days differ from casino to casino: a read has the same name in all of them. */
function isOfSample(value: string): boolean {
  return value.length > 20 || /^(bench-|player-|r-|t-|[0-9]{4}-)/.test(value)
}

type Asked = { parse: (query: Query) => unknown }

function variants<F extends Asked>(
  list: string,
  declared: F,
  queries: Record<string, string>[],
): { name: string; query: Query; filter: ReturnType<F['parse']> }[] {
  return queries.map(query => {
    const words = Object.entries(query).map(([name, value]) => `${name}=${isOfSample(value) ? '…' : value}`)
    const filter = declared.parse(query) as ReturnType<F['parse']>
    return { name: [list, ...words].join(' '), query, filter }
  })
}
