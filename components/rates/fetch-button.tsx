'use client'

import { Button, Tooltip } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { fetchRates } from '@/app/(desk)/rates/actions'
import { useAction } from '@/components/actions/use-action'
import { Problem } from '@/components/ui/problem'
import type { SheetOutcome } from '@/lib/fx/put'
import styles from './rates.module.css'
import { SheetDone } from './sheet-done'

type Props = { url: string; at: string; against: string | null }

/** Has the rates fetched now; what is too far off the day before waits for a second person. */
export function FetchPanel({ url, at, against }: Props) {
  const router = useRouter()
  const { run, isPending, message } = useAction(fetchRates)
  const [outcome, setOutcome] = useState<SheetOutcome | null>(null)
  const fetchNow = async () => {
    setOutcome(null)
    const done = await run({ url })
    if (!done) return
    setOutcome(done.value)
    router.refresh()
  }
  return (
    <div className={styles.form}>
      <p className={styles.calm}>
        Fetched by itself once a day from {at} UTC on, from <code>{url}</code>.
      </p>
      {outcome ? <SheetDone outcome={outcome} /> : null}
      <Problem message={message} />
      <Tooltip label={against} disabled={against === null} withArrow multiline maw={280}>
        <span>
          <Button
            variant="default"
            size="xs"
            disabled={against !== null}
            loading={isPending}
            onClick={fetchNow}
          >
            Fetch now
          </Button>
        </span>
      </Tooltip>
    </div>
  )
}
