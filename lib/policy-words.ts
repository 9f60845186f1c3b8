/** A value of a policy: what it does, and what kind of provider counts on it. */
export type ValueWords = { means: string; expects: string }

/** A policy in words: what it is about, and each of its values, the default first. */
export type PolicyWords = { title: string; values: Record<string, ValueWords> }

/**
 * What each value of a provider's policies means, and who expects it. Keys and values are those of the protocol
 * (lib/providers/policies.ts); the words are general, since every contract says it in its own way: read that one.
 */
export const policyWords: Record<string, PolicyWords> = {
  unknown_rollback: {
    title: 'A rollback of a bet that never came',
    values: {
      ok: {
        means: 'A rollback of an unknown transaction is answered ok; the id is refused for ever after.',
        expects:
          'Studios that keep repeating a rollback until they read a 200, also for a bet that was lost on the way. Most do.',
      },
      error: {
        means: 'A rollback of an unknown transaction is refused; the id is refused for ever after.',
        expects:
          'Studios that must be told that there was nothing to give back, and take 404 for the end of the matter.',
      },
    },
  },
  late_bet: {
    title: 'A bet that comes after its own rollback',
    values: {
      error: {
        means: 'A bet that comes after its rollback is refused.',
        expects: 'Studios that drop a refused bet and show the player that it did not count. Most do.',
      },
      ok_without_effect: {
        means: 'A bet that comes after its rollback is answered ok and moves nothing.',
        expects:
          'Aggregators whose queues deliver a bet and its rollback in any order and repeat the bet until it is answered ok.',
      },
    },
  },
  orphan_win: {
    title: 'A win without a bet',
    values: {
      error: {
        means: 'A win without an accepted bet is refused.',
        expects: 'Studios whose every win belongs to a bet they sent before. Most do.',
      },
      accept: {
        means: 'A win without a bet is credited, and a case is opened.',
        expects:
          'Studios that pay a feature or a respin in a round of its own without a bet. A person looks at each: a mistake of theirs is money out.',
      },
    },
  },
  late_win: {
    title: 'A win into a round that is closed',
    values: {
      error: {
        means: 'A win into a closed round is refused.',
        expects: 'Studios that send the end of a round with its last transaction, and nothing behind it.',
      },
      accept: {
        means: 'A win into a closed round is credited.',
        expects:
          'Studios that close a round when the spin ends and pay a feature or a corrected result behind it; aggregators that deliver out of order.',
      },
    },
  },
  settled_rollback: {
    title: 'A rollback of a bet that is settled',
    values: {
      error: {
        means: 'A settled bet can no longer be rolled back.',
        expects: 'Slot studios: a round that was paid is over, and what was wrong is put right by hand.',
      },
      accept: {
        means: 'A settled bet may still be rolled back.',
        expects:
          'Live-casino studios that call a whole round off after it was dealt and paid: they roll back the wins and the bets.',
      },
    },
  },
  win_rollback: {
    title: 'A rollback of a win',
    values: {
      error: {
        means: 'A win can never be rolled back.',
        expects: 'Studios that roll back bets only. Most do.',
      },
      refuse: {
        means: 'A win may be rolled back, but not below zero.',
        expects:
          'Studios that correct results, where the operator lets no balance go below zero and settles the rest by hand.',
      },
      negative: {
        means: 'A win may be rolled back, below zero too.',
        expects:
          'Live-casino studios whose contract says that a wrong result is taken back in full. The player may owe money then.',
      },
      keep: {
        means: 'A win may be rolled back; where the player has spent it, nothing moves and a case is opened.',
        expects:
          'Studios that repeat a rollback until it is ok, where the operator would rather carry the loss or settle it by hand.',
      },
    },
  },
  second_rollback: {
    title: 'A second rollback of what is reversed',
    values: {
      ok: {
        means: 'A second rollback of the same transaction is answered ok and moves nothing.',
        expects:
          'Studios and aggregators that send a new rollback id with every attempt. Most are content with it.',
      },
      error: {
        means: 'A second rollback of the same transaction is refused.',
        expects: 'Studios that want to learn of a rollback they sent twice under two ids.',
      },
    },
  },
  replayed_body: {
    title: 'The balance in a repeated answer',
    values: {
      stored: {
        means: 'A repeated call is answered with the first answer, byte for byte.',
        expects: 'Studios that compare a repeat with the first answer, or do not read its balance. Most do.',
      },
      current_balance: {
        means: 'A repeated call is answered with the first answer and the balance of now.',
        expects: 'Studios that show the player the balance of whichever answer came last.',
      },
    },
  },
  rollback_amount: {
    title: 'A rollback that names another amount',
    values: {
      ignore: {
        means: "A rollback's own amount is not looked at: the original's is given back.",
        expects: 'Studios whose rollback repeats the amount for the record, or sends none. Most do.',
      },
      error: {
        means: "A rollback whose amount is not the original's is refused.",
        expects:
          'Studios that would give back a part of a bet: what is not supported is better refused than guessed.',
      },
    },
  },
  id_scope: {
    title: 'What a transaction id is unique within',
    values: {
      provider: {
        means: 'A transaction id is unique within the provider.',
        expects: 'Studios that number all their transactions in one series, or use UUIDs. Nearly all do.',
      },
      player: {
        means: 'A transaction id is unique within a player.',
        expects: 'Studios that count per player or per session, so that two players may share an id.',
      },
    },
  },
}
