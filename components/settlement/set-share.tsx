'use client'

import { TextInput } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { changeShare } from '@/app/(desk)/settlement/actions'
import { useAction } from '@/components/actions/use-action'
import { ReasonDialog } from '@/components/staff/reason-dialog'
import { MayButton } from '@/components/ui/may-button'
import type { StatementView } from '@/lib/settlement/get-statement'
import styles from './statement.module.css'

const lines = [0, 1, 2, 3]

/** The way to a provider's next share: from which month on, and its tiers. */
export function SetShare({ view, against }: { view: StatementView; against: string | null }) {
  const { provider, month, shares, document } = view
  const router = useRouter()
  const [isOpen, setIsOpen] = useState(false)
  const { run, isPending, message } = useAction(changeShare)
  const newest = shares[0]
  const go = async (reason: string, form: FormData) => {
    const tiers = lines.flatMap(line => {
      const [above, percent] = [`above-${line}`, `percent-${line}`].map(name =>
        `${form.get(name) ?? ''}`.trim(),
      )
      return above || percent ? [{ above: above || '', percent: percent || '' }] : []
    })
    const fromMonth = `${form.get('from')}`.trim()
    if (!(await run({ provider: provider.id, fromMonth, tiers, reason, seen: newest?.version ?? 0 }))) return
    setIsOpen(false)
    router.refresh()
  }
  return (
    <>
      <MayButton size="xs" label="Set the share" against={against} onClick={() => setIsOpen(true)} />
      <ReasonDialog
        isOpen={isOpen}
        title={`Share of ${provider.name}`}
        lead={`Per cent of a month's GGR in ${document.base_currency}. Each part of it has the per cent of its tier; of a lost month there is no share.${newest ? ` Version ${newest.version} stands, set by ${newest.createdBy}: ${newest.reason}.` : ''}`}
        verb="Set it as the next version"
        isPending={isPending}
        problem={message}
        onClose={() => setIsOpen(false)}
        onGo={go}
      >
        <TextInput
          name="from"
          label="From which month on"
          description="Written like 2026-11. Frozen months keep theirs."
          required
          pattern="20[0-9]{2}-(0[1-9]|1[0-2])"
          defaultValue={month}
          data-autofocus
        />
        {lines.map(line => (
          <div key={line} className={styles.tier}>
            <TextInput
              name={`above-${line}`}
              label={`Tier ${line + 1}: GGR above`}
              inputMode="decimal"
              autoComplete="off"
              maxLength={60}
              defaultValue={newest?.tiers[line]?.above ?? (line === 0 ? '0' : '')}
            />
            <TextInput
              name={`percent-${line}`}
              label={`Tier ${line + 1}: per cent`}
              inputMode="decimal"
              autoComplete="off"
              maxLength={60}
              defaultValue={newest?.tiers[line]?.percent ?? ''}
            />
          </div>
        ))}
      </ReasonDialog>
    </>
  )
}
