'use client'

import { Button, TextInput, Tooltip } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { setLimits } from '@/app/(desk)/providers/[id]/games/actions'
import { useAction } from '@/components/actions/use-action'
import { ReasonDialog } from '@/components/players/reason-dialog'
import type { GameRow } from '@/lib/providers/games/list'
import styles from './games.module.css'
import { type LimitLine, LimitLines } from './limit-lines'

type Props = { game: GameRow & { providerId: string; against: string | null } }

/** The highest stake of one bet of a game, currency by currency. */
export function GameLimits({ game }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Tooltip label={game.against} disabled={game.against === null} withArrow multiline maw={280}>
        <span>
          <Button
            size="compact-xs"
            variant="default"
            disabled={game.against !== null}
            aria-label={`Stake limits of ${game.name}`}
            onClick={() => setIsOpen(true)}
          >
            Limits
          </Button>
        </span>
      </Tooltip>
      {isOpen ? <LimitsDialog game={game} onClose={() => setIsOpen(false)} /> : null}
    </>
  )
}

function LimitsDialog({ game, onClose }: Props & { onClose: () => void }) {
  const router = useRouter()
  const { run, isPending, message } = useAction(setLimits)
  const [stakeMax, setStakeMax] = useState(game.stakeMax ?? '')
  const [lines, setLines] = useState<LimitLine[]>(
    Object.entries(game.byCurrency).map(([currency, amount], key) => ({ key, currency, amount })),
  )
  const written = lines.filter(line => line.currency.trim() || line.amount.trim())
  const codes = written.map(line => line.currency.trim())
  const twice = codes.find((code, index) => codes.indexOf(code) !== index)
  const confirm = async (reason: string) => {
    const byCurrency = Object.fromEntries(written.map(line => [line.currency.trim(), line.amount.trim()]))
    const limits = { stakeMax: stakeMax.trim() || null, byCurrency }
    const { providerId, id, limits: seen } = game
    if (!(await run({ providerId, id, limits, reason, seen }))) return
    onClose()
    router.refresh()
  }
  return (
    <ReasonDialog
      title={`Stake limits of ${game.name}`}
      means="A bet above its limit is refused with LIMIT_EXCEEDED from the next call on. Free bets have no limit, wins neither."
      verb="Set limits"
      isPending={isPending}
      message={twice ? `${twice} stands there twice.` : message}
      onClose={onClose}
      onConfirm={confirm}
      isReady={twice === undefined}
    >
      <div className={styles.form} style={{ marginBottom: 14 }}>
        <LimitLines lines={lines} onChange={setLines} />
        <TextInput
          label="Highest stake in all other currencies"
          description="Whatever they are worth. Empty: no limit there."
          inputMode="decimal"
          value={stakeMax}
          maxLength={40}
          onChange={event => setStakeMax(event.currentTarget.value)}
        />
      </div>
    </ReasonDialog>
  )
}
