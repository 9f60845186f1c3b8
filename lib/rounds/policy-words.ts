/** What each value of a provider's policies means, in a sentence. Keys and values are those of the protocol. */
export const policyWords: Record<string, Record<string, string>> = {
  unknown_rollback: {
    ok: 'A rollback of an unknown transaction is answered ok; the id is refused for ever after.',
    error: 'A rollback of an unknown transaction is refused; the id is refused for ever after.',
  },
  late_bet: {
    error: 'A bet that comes after its rollback is refused.',
    ok_without_effect: 'A bet that comes after its rollback is answered ok and moves nothing.',
  },
  orphan_win: {
    error: 'A win without an accepted bet is refused.',
    accept: 'A win without a bet is credited, and a case is opened.',
  },
  late_win: {
    error: 'A win into a closed round is refused.',
    accept: 'A win into a closed round is credited.',
  },
  settled_rollback: {
    error: 'A settled bet can no longer be rolled back.',
    accept: 'A settled bet may still be rolled back.',
  },
  win_rollback: {
    error: 'A win can never be rolled back.',
    refuse: 'A win may be rolled back, but not below zero.',
    negative: 'A win may be rolled back, below zero too.',
    keep: 'A win may be rolled back; where the player has spent it, nothing moves and a case is opened.',
  },
  second_rollback: {
    ok: 'A second rollback of the same transaction is answered ok and moves nothing.',
    error: 'A second rollback of the same transaction is refused.',
  },
  replayed_body: {
    stored: 'A repeated call is answered with the first answer, byte for byte.',
    current_balance: 'A repeated call is answered with the first answer and the balance of now.',
  },
  rollback_amount: {
    ignore: "A rollback's own amount is not looked at: the original's is given back.",
    error: "A rollback whose amount is not the original's is refused.",
  },
  id_scope: {
    provider: 'A transaction id is unique within the provider.',
    player: 'A transaction id is unique within a player.',
  },
}
