import { rebuildRollups } from '@/lib/rollups/rebuild'
import { rollUp } from '@/lib/rollups/roll'
import { setZone } from '@/lib/rollups/set-zone'
import type { Command } from './command'

export const rollupCommands: Command[] = [
  {
    noun: 'rollups',
    verb: 'rebuild',
    does: 'makes the sums of every business day anew from the postings',
    flags: { zone: { does: 'moves the business day to another time zone first, such as Europe/Malta' } },
    run: async (given, { at }) => {
      const zone = given.maybe('zone')
      if (zone !== undefined) await setZone(zone)
      return { document: await rebuildRollups(at) }
    },
  },
  {
    noun: 'rollups',
    verb: 'update',
    does: 'adds what has been committed since to the sums, as the server does by itself',
    run: async (_given, { at }) => ({ document: { ...((await rollUp(at)) ?? { busy: true }) } }),
  },
]
