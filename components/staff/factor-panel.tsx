'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useAction } from '@/components/actions/use-action'
import { Dialog } from '@/components/ui/dialog'
import { FactRow, Facts } from '@/components/ui/facts'
import { LinkButton } from '@/components/ui/link-button'
import { Panel } from '@/components/ui/panel'
import { Problem } from '@/components/ui/problem'
import { Time } from '@/components/ui/time'
import type { ActionAnswer } from '@/lib/staff/action'
import type { StaffFacts } from '@/lib/staff/get'
import { RecoveryCodes } from './recovery-codes'
import styles from './staff.module.css'
import { FactorTag } from './staff-tags'

type Props = { staff: StaffFacts; remake: () => Promise<ActionAnswer<string[]>> }

/** One's own second factor, and the recovery codes that are left. */
export function FactorPanel({ staff, remake }: Props) {
  const router = useRouter()
  const { run, isPending, message } = useAction(remake)
  const [codes, setCodes] = useState<string[] | null>(null)
  const { factor, factorAt, recoveryLeft } = staff
  const go = async () => {
    const made = await run()
    if (made) setCodes(made.value)
  }
  const done = () => {
    setCodes(null)
    router.refresh()
  }
  return (
    <Panel title="Second factor">
      <Facts>
        <FactRow name="State">
          <FactorTag factor={factor} /> {factorAt ? <Time at={factorAt} seconds={false} /> : null}
        </FactRow>
        {factor === 'enrolled' ? (
          <FactRow name="Recovery codes left">
            {recoveryLeft}
            {recoveryLeft < 3 ? ': make new ones soon' : ''}
          </FactRow>
        ) : null}
      </Facts>
      <div className={styles.after}>
        <LinkButton href="/enrol">
          {factor === 'enrolled' ? 'Move it to another phone' : 'Set it up'}
        </LinkButton>
        {factor === 'enrolled' ? (
          <Button variant="default" size="sm" onClick={go} loading={isPending}>
            New recovery codes
          </Button>
        ) : null}
      </div>
      <Problem message={message} />
      <Dialog
        opened={codes !== null}
        onClose={done}
        title="Your new recovery codes"
        centered
        closeOnClickOutside={false}
      >
        <RecoveryCodes codes={codes ?? []} onDone={done} doneLabel="I have kept them" />
      </Dialog>
    </Panel>
  )
}
