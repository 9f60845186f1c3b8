'use client'

import { Button, Tooltip } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { endSessions } from '@/app/(desk)/players/actions'
import { useAction } from '@/components/actions/use-action'
import { ReasonDialog } from './reason-dialog'

const means = 'The token opens no bet from now on. Wins and rollbacks still arrive.'

/** Ends one session. */
export function EndSession({
  session,
}: {
  session: { id: string; playerId: string; against: string | null }
}) {
  return (
    <End
      label="End"
      name={`End the session ${session.id}`}
      size="compact-xs"
      title="End this session"
      means={means}
      playerId={session.playerId}
      sessionId={session.id}
      against={session.against}
    />
  )
}

/** Ends every session of a player that runs. */
export function EndSessions(props: { playerId: string; running: number; against: string | null }) {
  const { playerId, running, against } = props
  return (
    <End
      label={running > 0 ? `End all (${running})` : 'End all'}
      size="xs"
      title="End every session"
      means={`${running === 1 ? 'One session runs' : `${running} sessions run`}. Their tokens open no bet from now on. Wins and rollbacks still arrive.`}
      playerId={playerId}
      sessionId={null}
      against={against ?? (running === 0 ? 'No session is running.' : null)}
    />
  )
}

type EndProps = {
  label: string
  name?: string
  size: 'xs' | 'compact-xs'
  title: string
  means: string
  playerId: string
  sessionId: string | null
  against: string | null
}

function End({ label, name, size, title, means: text, playerId, sessionId, against }: EndProps) {
  const [isOpen, setIsOpen] = useState(false)
  const router = useRouter()
  const { run, isPending, message } = useAction(endSessions)
  const confirm = async (reason: string) => {
    if (!(await run({ playerId, sessionId, reason }))) return
    setIsOpen(false)
    router.refresh()
  }
  return (
    <>
      <Tooltip label={against} disabled={against === null} withArrow multiline maw={280}>
        <span>
          <Button
            size={size}
            variant="default"
            disabled={against !== null}
            onClick={() => setIsOpen(true)}
            aria-label={name}
          >
            {label}
          </Button>
        </span>
      </Tooltip>
      {isOpen ? (
        <ReasonDialog
          title={title}
          means={text}
          verb="End"
          isPending={isPending}
          message={message}
          onClose={() => setIsOpen(false)}
          onConfirm={confirm}
        />
      ) : null}
    </>
  )
}
