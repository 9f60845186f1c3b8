'use client'

import { Radio } from '@mantine/core'
import { useContext, useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { MayButton } from '@/components/ui/may-button'
import type { Asked, LedgerKind } from '@/lib/exports/kinds'
import { ExportForm } from './export-form'
import styles from './exports.module.css'
import { ExportRights } from './rights'

/** Takes the ledger away, exactly as it is filtered: what moved, or what was asked. */
export function ExportLedger({ asked }: { asked: Asked }) {
  const against = useContext(ExportRights)?.['exports.ledger'] ?? null
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <MayButton size="xs" label="Export" against={against} onClick={() => setIsOpen(true)} />
      <Dialog opened={isOpen} onClose={() => setIsOpen(false)} title="Export: the ledger">
        <LedgerForm asked={asked} />
      </Dialog>
    </>
  )
}

function LedgerForm({ asked }: { asked: Asked }) {
  const [kind, setKind] = useState<LedgerKind>('postings')
  return (
    <ExportForm asked={asked} what={{ kind, asked }}>
      <Radio.Group label="What is exported" value={kind} onChange={value => setKind(value as LedgerKind)}>
        <div className={styles.forms}>
          <Radio value="postings" label="Postings" description="What moved, against which account." />
          <Radio
            value="transactions"
            label="Transactions"
            description="What was asked, refusals included, with what each was answered."
          />
        </div>
      </Radio.Group>
    </ExportForm>
  )
}
