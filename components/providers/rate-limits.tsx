'use client'

import { TextInput } from '@mantine/core'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { changeRateLimit } from '@/app/(desk)/providers/[id]/network/actions'
import { useAction } from '@/components/actions/use-action'
import { ReasonDialog } from '@/components/players/reason-dialog'
import { FactRow, Facts } from '@/components/ui/facts'
import { MayButton } from '@/components/ui/may-button'
import { Panel } from '@/components/ui/panel'
import type { Network } from '@/lib/providers/network'
import styles from './network.module.css'

type Props = {
  providerId: string
  network: Pick<Network, 'rateLimit' | 'limited'>
  keysHref: string
  against: string | null
}

/** How many bets a second a provider may make: all its keys together, and keys that have a limit of their own. */
export function RateLimits({ providerId, network: { rateLimit, limited }, keysHref, against }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Panel title="Rate limit">
      <Facts>
        <FactRow name="All its keys">
          {rateLimit === null ? 'no limit' : `${rateLimit} debits a second`}
        </FactRow>
        {limited.map(key => (
          <FactRow key={key.id} name={key.label ?? key.id}>
            {key.rateLimit} debits a second of its own
          </FactRow>
        ))}
      </Facts>
      <p className={styles.note}>
        Bets beyond it are refused with RATE_LIMITED and may be repeated a second later. Wins and rollbacks
        are never limited. A key's own limit is set <Link href={keysHref}>with the keys</Link>, and it is then
        counted apart.
      </p>
      <div className={styles.foot}>
        <MayButton size="xs" label="Set the limit" against={against} onClick={() => setIsOpen(true)} />
      </div>
      {isOpen ? (
        <Question providerId={providerId} rateLimit={rateLimit} onClose={() => setIsOpen(false)} />
      ) : null}
    </Panel>
  )
}

type QuestionProps = { providerId: string; rateLimit: number | null; onClose: () => void }

function Question({ providerId, rateLimit, onClose }: QuestionProps) {
  const router = useRouter()
  const { run, isPending, message } = useAction(changeRateLimit)
  const [limit, setLimit] = useState(rateLimit === null ? '' : `${rateLimit}`)
  const go = async (reason: string) => {
    if (!(await run({ providerId, rateLimit: limit.trim(), reason }))) return
    onClose()
    router.refresh()
  }
  const isLimit = /^([1-9][0-9]{0,6})?$/.test(limit.trim())
  return (
    <ReasonDialog
      title="Set the rate limit"
      means="It counts within a second, for every key that has no limit of its own, and in each process of the wallet by itself."
      verb="Set it"
      isPending={isPending}
      message={message}
      onClose={onClose}
      onConfirm={go}
      isReady={isLimit}
    >
      <TextInput
        label="Debits a second"
        description="Left empty there is no limit."
        value={limit}
        onChange={event => setLimit(event.currentTarget.value)}
        inputMode="numeric"
        error={isLimit ? null : 'A whole number, 1 to 1000000'}
        mb="sm"
      />
    </ReasonDialog>
  )
}
