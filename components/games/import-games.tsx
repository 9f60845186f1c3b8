'use client'

import { Button, FileInput, Tooltip } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { confirm, preview } from '@/app/(desk)/providers/[id]/games/actions'
import { useAction } from '@/components/actions/use-action'
import { Dialog } from '@/components/ui/dialog'
import { Problem } from '@/components/ui/problem'
import type { ImportPreview } from '@/lib/providers/games/import'
import styles from './games.module.css'
import { ImportFormat, importBytesMax } from './import-format'
import { ImportPlan } from './import-plan'

/** Games from a CSV file: first what it would do, then the doing. */
export function ImportGames({ providerId, against }: { providerId: string; against: string | null }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Tooltip label={against} disabled={against === null} withArrow multiline maw={280}>
        <span>
          <Button size="xs" variant="default" disabled={against !== null} onClick={() => setIsOpen(true)}>
            Import
          </Button>
        </span>
      </Tooltip>
      <Dialog opened={isOpen} onClose={() => setIsOpen(false)} title="Import games from a CSV file" size="lg">
        <ImportForm providerId={providerId} onDone={() => setIsOpen(false)} />
      </Dialog>
    </>
  )
}

function ImportForm({ providerId, onDone }: { providerId: string; onDone: () => void }) {
  const router = useRouter()
  const [file, setFile] = useState<File | null>(null)
  const [plan, setPlan] = useState<ImportPreview | null>(null)
  const looking = useAction(preview)
  const doing = useAction(confirm)
  const isTooLarge = file !== null && file.size > importBytesMax
  const formOf = (basis?: string) => {
    const form = new FormData()
    form.set('providerId', providerId)
    form.set('file', file!)
    if (basis) form.set('basis', basis)
    return form
  }
  const choose = (chosen: File | null) => {
    setFile(chosen)
    setPlan(null)
    looking.clear()
    doing.clear()
  }
  const look = async () => {
    const done = await looking.run(formOf())
    if (done) setPlan(done.value)
  }
  const go = async () => {
    if (!(await doing.run(formOf(plan!.basis)))) return
    onDone()
    router.refresh()
  }
  return (
    <div className={styles.form}>
      <ImportFormat />
      <FileInput
        label="File"
        placeholder="Choose a CSV file"
        accept=".csv,text/csv"
        clearable
        clearButtonProps={{ 'aria-label': 'Choose no file' }}
        value={file}
        onChange={choose}
        error={isTooLarge ? 'The file is larger than 5 MB.' : null}
      />
      <Problem message={looking.message ?? doing.message} />
      {plan ? <ImportPlan plan={plan} /> : null}
      <div className={styles.foot}>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        {plan === null ? (
          <Button disabled={file === null || isTooLarge} loading={looking.isPending} onClick={look}>
            Look at what it would do
          </Button>
        ) : (
          <Button
            disabled={plan.counts.new + plan.counts.changed === 0}
            loading={doing.isPending}
            onClick={go}
          >
            Import it
          </Button>
        )}
      </div>
    </div>
  )
}
