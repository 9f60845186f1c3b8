/** Where a picture is taken: which person looks, at which page, how. */
export type Shot = {
  name: string
  who: 'support' | 'approver' | 'finance' | 'admin' | 'auditor' | 'studio' | null
  path: string
  /** A link that is followed from there, a heading that is scrolled to, what is typed into the search. */
  follow?: RegExp
  scroll?: string
  search?: string
  /** Beside the light one: a dark one, and one as wide as a phone. */
  dark?: boolean
  phone?: boolean
}

/** Every page, as the person who works with it sees it. The name is the file's. */
export const shots: Shot[] = [
  { name: 'sign-in', who: null, path: '/sign-in' },
  { name: 'overview', who: 'finance', path: '/', dark: true },
  { name: 'play', who: 'finance', path: '/', scroll: 'Play', dark: true },
  { name: 'disputes', who: 'support', path: '/', phone: true },
  { name: 'search', who: 'support', path: '/players', search: 'AUR-7F4M08' },
  { name: 'players', who: 'support', path: '/players' },
  { name: 'player', who: 'support', path: '/players/p5002', dark: true },
  { name: 'player-balance', who: 'support', path: '/players/p5002?tab=balance' },
  { name: 'player-limits', who: 'support', path: '/players/p5002?tab=limits' },
  { name: 'explain', who: 'support', path: '/players/p5002/explain' },
  { name: 'entry', who: 'support', path: '/players/p5002?kind=bet', follow: /^Entry/ },
  { name: 'rounds', who: 'support', path: '/rounds' },
  {
    name: 'round',
    who: 'support',
    path: '/rounds?round=AUR-7F4M08',
    follow: /^AUR-7F4M08$/,
    dark: true,
    phone: true,
  },
  { name: 'stuck', who: 'support', path: '/stuck', phone: true },
  { name: 'cases', who: 'support', path: '/cases' },
  { name: 'case', who: 'support', path: '/cases', follow: /^Dispute 6/ },
  { name: 'approvals', who: 'approver', path: '/approvals' },
  { name: 'approval', who: 'approver', path: '/approvals', follow: /^Settle a round/, dark: true },
  { name: 'thresholds', who: 'admin', path: '/thresholds' },
  { name: 'calls', who: 'support', path: '/requests' },
  { name: 'call', who: 'support', path: '/requests?transaction=AUR-7F4M08-w2', follow: /win/ },
  { name: 'audit', who: 'auditor', path: '/audit' },
  { name: 'audit-event', who: 'auditor', path: '/audit?only=changes', follow: /UTC/ },
  { name: 'staff', who: 'admin', path: '/staff' },
  { name: 'account', who: 'support', path: '/account' },
  { name: 'providers', who: 'admin', path: '/providers', dark: true, phone: true },
  { name: 'provider', who: 'admin', path: '/providers/cobalt', dark: true, phone: true },
  { name: 'provider-new', who: 'admin', path: '/providers/new' },
  { name: 'provider-keys', who: 'admin', path: '/providers/bluefin/keys', phone: true },
  { name: 'provider-network', who: 'admin', path: '/providers/aurora/network' },
  { name: 'provider-policies', who: 'admin', path: '/providers/cobalt/policies', dark: true },
  { name: 'provider-games', who: 'admin', path: '/providers/aurora/games' },
  { name: 'provider-engineers', who: 'admin', path: '/providers/dovetail/engineers' },
  { name: 'rates', who: 'finance', path: '/rates', dark: true, phone: true },
  { name: 'rate', who: 'finance', path: '/rates/GBP' },
  { name: 'rates-import', who: 'finance', path: '/rates/import' },
  { name: 'settlement', who: 'finance', path: '/settlement', dark: true, phone: true },
  { name: 'statement', who: 'finance', path: '/settlement/statements/bluefin' },
  { name: 'ledger', who: 'finance', path: '/ledger?outcome=posted', dark: true },
  { name: 'exports', who: 'finance', path: '/exports' },
  { name: 'trial-balance', who: 'finance', path: '/trial-balance', dark: true },
  { name: 'proof', who: 'auditor', path: '/ledger/proof', phone: true },
  { name: 'reconciliation', who: 'finance', path: '/reconciliation' },
  { name: 'reconciliation-new', who: 'finance', path: '/reconciliation/new' },
  { name: 'studio', who: 'studio', path: '/studio', phone: true },
  { name: 'studio-calls', who: 'studio', path: '/studio/requests', dark: true },
  { name: 'studio-sandbox', who: 'studio', path: '/studio/sandbox' },
  { name: 'refusal-codes', who: null, path: '/docs/errors' },
  { name: 'docs-start', who: null, path: '/docs', phone: true },
  { name: 'docs-signing', who: null, path: '/docs/signing' },
  { name: 'docs-calls', who: null, path: '/docs/reference', dark: true },
  { name: 'docs-debugger', who: null, path: '/docs/debugger' },
  { name: 'forbidden', who: 'support', path: '/audit' },
]
