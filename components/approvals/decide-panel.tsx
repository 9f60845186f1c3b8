'use client'

import { Button, Textarea } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { approve, decline, withdraw } from '@/app/(desk)/approvals/actions'
import { useAction } from '@/components/actions/use-action'
import { Panel } from '@/components/ui/panel'
import { Problem } from '@/components/ui/problem'
import type { HeldAction } from '@/lib/approvals/actions'
import type { Decisions } from '@/lib/resolutions/decisions'
import styles from './approval.module.css'

type Props = { id: string; action: HeldAction; decisions: Decisions }

/** Approve, decline or withdraw; what this person may not do says why. */
export function DecidePanel({ id, action, decisions }: Props) {
  const router = useRouter()
  const [note, setNote] = useState('')
  const [said, setSaid] = useState<string | null>(null)
  const acts = { approve: useAction(approve), decline: useAction(decline), withdraw: useAction(withdraw) }
  const isPending = Object.values(acts).some(act => act.isPending)
  const problem = said ?? Object.values(acts).find(act => act.message)?.message
  const decide = async (act: keyof typeof acts) => {
    setSaid(null)
    for (const other of Object.values(acts)) other.clear()
    const done = await acts[act].run({ id, note })
    if (!done) return
    const { value } = done
    if (typeof value === 'object' && 'message' in value) setSaid(value.message)
    router.refresh()
  }
  return (
    <Panel title="Decide">
      <div className={styles.form}>
        <Textarea
          label="Note"
          description="Needed to decline; otherwise as you like."
          autosize
          minRows={2}
          maxRows={6}
          maxLength={2000}
          value={note}
          onChange={event => setNote(event.currentTarget.value)}
        />
        <div className={styles.choices}>
          <Choice
            label={action === 'rate.set' ? 'Approve and set it' : 'Approve and post it'}
            against={decisions.approve}
            isPending={isPending}
            variant="filled"
            onDo={() => decide('approve')}
          />
          <Choice
            label="Decline"
            against={decisions.decline ?? (note.trim().length < 3 ? 'Write a note: why not.' : null)}
            isPending={isPending}
            onDo={() => decide('decline')}
          />
          <Choice
            label="Withdraw"
            against={decisions.withdraw}
            isPending={isPending}
            onDo={() => decide('withdraw')}
          />
        </div>
        <Problem message={problem ?? null} />
      </div>
    </Panel>
  )
}

type ChoiceProps = {
  label: string
  against: string | null
  isPending: boolean
  variant?: 'filled' | 'default'
  onDo: () => void
}

function Choice({ label, against, isPending, variant = 'default', onDo }: ChoiceProps) {
  return (
    <div className={styles.choice}>
      <Button variant={variant} size="sm" disabled={against !== null || isPending} onClick={onDo}>
        {label}
      </Button>
      {against ? <p>{against}</p> : null}
    </div>
  )
}
