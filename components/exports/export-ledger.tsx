'use client'

import { Button, SegmentedControl } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useContext, useState } from 'react'
import { askForExport } from '@/app/(desk)/exports/actions'
import { useAction } from '@/components/actions/use-action'
import { Dialog } from '@/components/ui/dialog'
import { MayButton } from '@/components/ui/may-button'
import { Problem } from '@/components/ui/problem'
import type { Asked, LedgerKind } from '@/lib/exports/kinds'
import { askedWords } from '@/lib/exports/words'
import styles from './exports.module.css'
import { type Chosen, FormChoice } from './form-choice'
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
  const router = useRouter()
  const [kind, setKind] = useState<LedgerKind>('postings')
  const [chosen, setChosen] = useState<Chosen>({ form: 'csv', bom: false })
  const { run, isPending, message } = useAction(askForExport)
  const go = async () => {
    if (await run({ kind, asked, ...chosen })) router.push('/exports')
  }
  return (
    <div className={styles.dialog}>
      <p className={styles.what}>
        All of it, as it is filtered: <strong>{askedWords(asked)}</strong>
      </p>
      <SegmentedControl
        aria-label="What is exported"
        value={kind}
        onChange={value => setKind(value as LedgerKind)}
        data={[
          { value: 'postings', label: 'Postings: what moved' },
          { value: 'transactions', label: 'Transactions: what was asked, refusals included' },
        ]}
      />
      <FormChoice value={chosen} onChange={setChosen} />
      <Problem message={message} />
      <div className={styles.foot}>
        <Button loading={isPending} onClick={go}>
          Make the file
        </Button>
      </div>
    </div>
  )
}
