'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { askForExport } from '@/app/(desk)/exports/actions'
import { useAction } from '@/components/actions/use-action'
import { Dialog } from '@/components/ui/dialog'
import { Problem } from '@/components/ui/problem'
import { exportKinds, type readListHref } from '@/lib/exports/kinds'
import { askedWords } from '@/lib/exports/words'
import styles from './exports.module.css'
import { type Chosen, FormChoice } from './form-choice'

type Props = {
  href: string
  list: NonNullable<ReturnType<typeof readListHref>>
  onClose: () => void
}

/** What is exported, in which form; the file is made behind the page, or as CSV at once where the list is short. */
export default function ExportDialog({ href, list, onClose }: Props) {
  const router = useRouter()
  const [chosen, setChosen] = useState<Chosen>({ form: 'csv', bom: false })
  const { run, isPending, message } = useAction(askForExport)
  const go = async () => {
    if (await run({ href, ...chosen })) router.push('/exports')
  }
  return (
    <Dialog opened onClose={onClose} title={`Export: ${exportKinds[list.kind].title}`}>
      <div className={styles.dialog}>
        <p className={styles.what}>
          All of it, as it is filtered: <strong>{askedWords(list.asked)}</strong>
        </p>
        <FormChoice value={chosen} onChange={setChosen} />
        <Problem message={message} />
        <div className={styles.foot}>
          <Button loading={isPending} onClick={go}>
            Make the file
          </Button>
          <Button variant="subtle" component="a" href={href} download onClick={onClose}>
            CSV at once
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
