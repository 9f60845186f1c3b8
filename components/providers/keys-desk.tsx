'use client'

import { useState } from 'react'
import type { KeyRow } from '@/lib/providers/keys/list'
import { KeyOnce, type MadeKey } from './key-once'
import type { KeyVerbs } from './key-verbs'
import { KeysTable } from './keys-table'
import { MakeKey } from './make-key'

type Props = {
  providerId: string
  rows: KeyRow[]
  side: 'desk' | 'studio'
  /** Why this person may not change them, or null. */
  against: string | null
  /** Null where they are only to be seen. */
  verbs: KeyVerbs | null
  csvHref?: string
}

/** A provider's keys. What was just made is shown above the list, which may change behind it as it likes. */
export function KeysDesk({ providerId, rows, side, against, verbs, csvHref }: Props) {
  const [made, setMade] = useState<MadeKey | null>(null)
  return (
    <>
      <KeysTable
        rows={rows}
        side={side}
        against={against}
        onMade={setMade}
        verbs={verbs}
        csvHref={csvHref}
        tools={
          verbs ? (
            <MakeKey providerId={providerId} rows={rows} against={against} verbs={verbs} onMade={setMade} />
          ) : null
        }
      />
      <KeyOnce made={made} onClose={() => setMade(null)} />
    </>
  )
}
