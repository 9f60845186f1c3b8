/** What has changed in the contract, newest first. Nothing that was promised is ever taken back within a version. */
export const changes: { version: string; day: string; words: string[] }[] = [
  {
    version: '1.0.0',
    day: '2026-11-26',
    words: [
      'Sandbox: magic players at every sandbox provider, with tokens that nobody has to ask for.',
      'OpenAPI 3.1 at /docs/openapi.json, made from the contracts that validate.',
      'Maintenance: a bet during announced maintenance is refused with PROVIDER_SUSPENDED; wins and rollbacks pass.',
      'Games may have a highest stake for each currency (LIMIT_EXCEEDED), and keys a rate limit of their own (RATE_LIMITED).',
      'Refusal: LIMIT_EXCEEDED also tells that a limit of the player’s own on stake, loss or wager would be exceeded.',
    ],
  },
  {
    version: '1.0.0-rc.1',
    day: '2026-11-22',
    words: [
      'The six calls of the wallet, signed both ways, with ten policies.',
      'The operator’s side: players, deposits, withdrawals, sessions, transactions.',
    ],
  },
]
