'use client'

import { Button, Menu } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { changeStatus } from '@/app/(desk)/players/actions'
import { useAction } from '@/components/actions/use-action'
import type { PlayerStatus } from '@/lib/players/get'
import { type StatusChange, statusChangeAgainst, statusChanges } from '@/lib/players/status-changes'
import { ReasonDialog } from './reason-dialog'
import styles from './status-actions.module.css'

type Props = {
  player: { id: string; status: PlayerStatus }
  /** Whether there is nothing in the wallet. */
  isEmpty: boolean
  /** Whether they may let back whom self-exclusion or a closed account keeps away. */
  mayReinstate: boolean
  /** Why this person may not; null where they may. */
  against: string | null
}

/** The changes of status there are from the present one; what cannot be done now says why. */
export function StatusActions({ player, isEmpty, mayReinstate, against }: Props) {
  const [change, setChange] = useState<StatusChange | null>(null)
  return (
    <>
      <Menu withInitialFocusPlaceholder={false} position="bottom-start" shadow="md" width={320}>
        <Menu.Target>
          <Button variant="default" size="xs">
            Change status
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {statusChanges[player.status].map(one => {
            const reason = against ?? statusChangeAgainst(one, { isEmpty, mayReinstate })
            return (
              <Menu.Item key={one.to} disabled={reason !== null} onClick={() => setChange(one)}>
                {one.verb}
                <span className={styles.means}>{reason ?? one.means}</span>
              </Menu.Item>
            )
          })}
        </Menu.Dropdown>
      </Menu>
      {change ? <Dialog player={player} change={change} onClose={() => setChange(null)} /> : null}
    </>
  )
}

type DialogProps = { player: Props['player']; change: StatusChange; onClose: () => void }

function Dialog({ player, change, onClose }: DialogProps) {
  const router = useRouter()
  const { run, isPending, message } = useAction(changeStatus)
  const confirm = async (reason: string) => {
    if (!(await run({ playerId: player.id, from: player.status, to: change.to, reason }))) return
    onClose()
    router.refresh()
  }
  return (
    <ReasonDialog
      title={`${change.verb}: ${player.id}`}
      means={change.means}
      verb={change.verb}
      isPending={isPending}
      message={message}
      onClose={onClose}
      onConfirm={confirm}
    />
  )
}
