import { seal } from '@/lib/cases/seal'
import { createSealKey, newestSealKey, toPem } from '@/lib/seals/key'
import { proveTransaction } from '@/lib/seals/prove'
import { sealStore } from '@/lib/seals/store'
import type { Command } from './command'

export const sealCommands: Command[] = [
  {
    noun: 'seal',
    verb: null,
    does: 'seals what was committed since the last seal, now, and writes it outside the database',
    run: async (_given, by) => {
      const { seal: taken, written } = await seal(by)
      return { document: { ...taken, written, place: sealStore().place } }
    },
  },
  {
    noun: 'seal-key',
    verb: 'show',
    does: 'shows the public key that seals are signed with: give it to whoever checks proofs',
    run: async () => {
      const key = await newestSealKey()
      if (!key) throw new Error('There is no key yet: the first seal makes one.')
      return { document: { key, pem: toPem(key) } }
    },
  },
  {
    noun: 'seal-key',
    verb: 'rotate',
    does: 'makes a new key and takes a seal that names it, signed with the old one',
    run: async (_given, by) => {
      const key = await createSealKey(by)
      const { seal: taken } = await seal(by)
      return { document: { key, pem: toPem(key), named_by_seal: taken?.number ?? null } }
    },
  },
  {
    noun: 'proof',
    verb: null,
    does: 'gives the proof that a transaction was sealed as it is; docs/proof/check-proof.mjs checks it',
    flags: { transaction: { does: 'its ledger id', required: true } },
    run: async given => ({ document: await proveTransaction(given.text('transaction')) }),
  },
]
