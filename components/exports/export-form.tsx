'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { askForExport } from '@/app/(desk)/exports/actions'
import { useAction } from '@/components/actions/use-action'
import { Problem } from '@/components/ui/problem'
import type { Asked, LedgerKind } from '@/lib/exports/kinds'
import { askedWords } from '@/lib/exports/words'
import styles from './exports.module.css'
import { type Chosen, FormChoice } from './form-choice'

type Props = {
  asked: Asked
  /** What is taken: a list by its address, or the ledger. */
  what: { href: string } | { kind: LedgerKind; asked: Asked }
  /** What else can be chosen, and what else done. */
  children?: ReactNode
  beside?: ReactNode
}

/** All of what is filtered as a file in a chosen form, made behind the page. */
export function ExportForm({ asked, what, children, beside }: Props) {
  const router = useRouter()
  const [chosen, setChosen] = useState<Chosen>({ form: 'csv', bom: false })
  const { run, isPending, message } = useAction(askForExport)
  const go = async () => {
    if (await run({ ...what, ...chosen })) router.push('/exports')
  }
  return (
    <div className={styles.dialog}>
      <p className={styles.what}>
        All of it, as it is filtered: <strong>{askedWords(asked)}</strong>
      </p>
      {children}
      <FormChoice value={chosen} onChange={setChosen} />
      <Problem message={message} />
      <div className={styles.foot}>
        <Button loading={isPending} onClick={go}>
          Make the file
        </Button>
        {beside}
      </div>
    </div>
  )
}
