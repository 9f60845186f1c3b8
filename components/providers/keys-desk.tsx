'use client'

import { useState } from 'react'
import type { KeyRow } from '@/lib/providers/keys/list'
import { KeyOnce, type MadeKey } from './key-once'
import { KeysTable } from './keys-table'
import { MakeKey } from './make-key'

type Props = {
  providerId: string
  rows: KeyRow[]
  /** Why this person may not change them, or null. */
  against: string | null
}

/** A provider's keys. What was just made is shown above the list, which may change behind it as it likes. */
export function KeysDesk({ providerId, rows, against }: Props) {
  const [made, setMade] = useState<MadeKey | null>(null)
  return (
    <>
      <KeysTable
        rows={rows}
        against={against}
        onMade={setMade}
        csvHref={`/providers/${encodeURIComponent(providerId)}/keys/csv`}
        tools={<MakeKey providerId={providerId} rows={rows} against={against} onMade={setMade} />}
      />
      <KeyOnce made={made} onClose={() => setMade(null)} />
    </>
  )
}
