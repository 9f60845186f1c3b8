/** The sections of a player's page; the URL names them as `tab`, the first one by nothing. */
export const playerTabs = {
  ledger: 'Ledger',
  balance: 'Balance over time',
  rounds: 'Rounds',
  sessions: 'Sessions',
  limits: 'Limits',
  cases: 'Cases',
  notes: 'Notes',
  actions: 'Staff actions',
} as const

export type PlayerTab = keyof typeof playerTabs

/** The section the URL asks for; the ledger where it asks for none there is. */
export function parseTab(tab: string | string[] | undefined): PlayerTab {
  return typeof tab === 'string' && Object.hasOwn(playerTabs, tab) ? (tab as PlayerTab) : 'ledger'
}
