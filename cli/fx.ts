import { setRate } from '@/lib/fx/set'
import type { Command } from './command'

export const fxCommands: Command[] = [
  {
    noun: 'fx',
    verb: 'set',
    does: "sets a day's rate; a day that has one gets a new revision, and nothing posted changes",
    flags: {
      date: { does: 'the day, such as 2026-11-22, today at the latest', required: true },
      currency: { does: 'the currency, such as USD', required: true },
      rate: { does: 'base units per unit of the currency, such as 0.92', required: true },
      source: { does: 'where it comes from (manual unless said)' },
    },
    run: async (given, by) => {
      const set = await setRate(
        {
          day: given.text('date'),
          currency: given.text('currency'),
          rate: given.text('rate'),
          source: given.maybe('source') ?? 'manual',
        },
        by,
      )
      const { day, ...facts } = set
      return { document: { date: day, ...facts } }
    },
  },
]
