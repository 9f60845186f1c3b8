'use client'

import { Button, Tooltip } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { setStatus } from '@/app/(desk)/providers/[id]/games/actions'
import { useAction } from '@/components/actions/use-action'
import { ReasonDialog } from '@/components/players/reason-dialog'

type Props = {
  game: { providerId: string; id: string; name: string; status: string; against: string | null }
}

/** Takes bets on a game, or refuses them. */
export function GameStatus({ game }: Props) {
  const { providerId, id, name, status, against } = game
  const router = useRouter()
  const [isOpen, setIsOpen] = useState(false)
  const { run, isPending, message, clear } = useAction(setStatus)
  const isEnabled = status === 'enabled'
  const verb = isEnabled ? 'Disable' : 'Enable'
  const confirm = async (reason: string) => {
    if (!(await run({ providerId, id, status: isEnabled ? 'disabled' : 'enabled', reason }))) return
    setIsOpen(false)
    router.refresh()
  }
  const open = () => {
    clear()
    setIsOpen(true)
  }
  return (
    <>
      <Tooltip label={against} disabled={against === null} withArrow multiline maw={280}>
        <span>
          <Button
            size="compact-xs"
            variant="default"
            disabled={against !== null}
            aria-label={`${verb} ${name}`}
            onClick={open}
          >
            {verb}
          </Button>
        </span>
      </Tooltip>
      {isOpen ? (
        <ReasonDialog
          title={`${verb} ${name}`}
          means={
            isEnabled
              ? 'Its bets are refused with GAME_DISABLED from the next call on. Rounds that are open can still be won and rolled back.'
              : 'Its bets are taken again from the next call on.'
          }
          verb={verb}
          isPending={isPending}
          message={message}
          onClose={() => setIsOpen(false)}
          onConfirm={confirm}
        />
      ) : null}
    </>
  )
}
