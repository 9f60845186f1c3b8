'use client'

import { Button, TextInput } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { snoozeCase } from '@/app/(desk)/cases/actions'
import { useAction } from '@/components/actions/use-action'
import { Problem } from '@/components/ui/problem'
import { Time } from '@/components/ui/time'
import styles from './case.module.css'
import { snoozeChoices } from './snooze-choices'

type Props = { shown: { id: string; seen: string }; until: string | null; against: string | null }

/** Puts the case off for a while, or until a time of the reader's own clock. */
export function SnoozeCase({ shown, until, against }: Props) {
  const router = useRouter()
  const { run, isPending, message } = useAction(snoozeCase)
  const [local, setLocal] = useState('')
  const off = against !== null || isPending
  const putOff = async (word: string | null) => {
    if (!(await run({ ...shown, until: word }))) return
    setLocal('')
    router.refresh()
  }
  const putOffUntil = () => {
    const at = new Date(local)
    return Number.isNaN(at.getTime()) ? undefined : putOff(at.toISOString())
  }
  return (
    <div>
      {until ? (
        <div className={styles.row}>
          <span>
            Put off until <Time at={until} seconds={false} />
          </span>
          <Button size="compact-xs" variant="default" disabled={off} onClick={() => putOff(null)}>
            Take it up again
          </Button>
        </div>
      ) : (
        <>
          <p className={styles.label}>Put off for</p>
          <div className={styles.row}>
            {snoozeChoices.map(([word, label]) => (
              <Button
                key={word}
                size="compact-xs"
                variant="default"
                disabled={off}
                onClick={() => putOff(word)}
              >
                {label}
              </Button>
            ))}
          </div>
          <div className={styles.row}>
            <TextInput
              size="xs"
              mt={8}
              flex={1}
              type="datetime-local"
              aria-label="Put off until, in your own time"
              value={local}
              disabled={off}
              onChange={event => setLocal(event.currentTarget.value)}
            />
            <Button size="xs" mt={8} variant="default" disabled={off || local === ''} onClick={putOffUntil}>
              Until then
            </Button>
          </div>
        </>
      )}
      <Problem message={message} />
    </div>
  )
}
