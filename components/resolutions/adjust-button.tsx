'use client'

import { Button, Tooltip } from '@mantine/core'
import { useState } from 'react'
import { kinds } from '@/lib/resolutions/kinds'
import { ResolutionDialog } from './resolution-dialog'
import type { Target } from './target'

type Props = {
  playerId: string
  currency: string
  /** Why this person may not; shown instead of hiding the button. */
  against: string | null
}

/** The way to credit or debit a wallet by hand. */
export function AdjustButton({ playerId, currency, against }: Props) {
  const [target, setTarget] = useState<Target | null>(null)
  const { label, does } = kinds['player.adjust']
  const names = { roundId: null, transactionId: null, caseId: null }
  return (
    <>
      <Tooltip label={against} disabled={against === null} withArrow multiline maw={280}>
        <span>
          <Button
            size="xs"
            variant="default"
            disabled={against !== null}
            onClick={() => setTarget({ action: 'player.adjust', label, does, playerId, currency, ...names })}
          >
            Adjust balance
          </Button>
        </span>
      </Tooltip>
      <ResolutionDialog target={target} onClose={() => setTarget(null)} />
    </>
  )
}
