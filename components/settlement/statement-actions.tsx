'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { freeze } from '@/app/(desk)/settlement/actions'
import { useAction } from '@/components/actions/use-action'
import { ExportButton } from '@/components/exports/export-button'
import { ReasonDialog } from '@/components/staff/reason-dialog'
import { Choice } from '@/components/ui/choice'
import { FilterForm } from '@/components/ui/filter-form'
import { MayButton } from '@/components/ui/may-button'
import { urlOf } from '@/lib/listing/links'
import type { StatementView } from '@/lib/settlement/get-statement'
import { statementPath } from './hrefs'
import { SetShare } from './set-share'
import styles from './statement.module.css'

type Props = { view: StatementView; against: { freeze: string | null; share: string | null } }

/** The month, its file and print, the share, and the freezing. */
export function StatementActions({ view, against }: Props) {
  const { provider, month, months } = view
  return (
    <div className={styles.actions}>
      <FilterForm path={statementPath(provider.id)} values={{}}>
        <Choice
          name="month"
          label="Month"
          value={month}
          options={(months.includes(month) ? months : [month, ...months]).map(one => [one, one] as const)}
          otherwise="Last month"
        />
      </FilterForm>
      <ExportButton href={urlOf(`${statementPath(provider.id)}/csv`, { month })} />
      <Button size="xs" variant="default" onClick={() => window.print()}>
        Print or save as PDF
      </Button>
      <SetShare view={view} against={against.share} />
      {view.frozen ? null : <Freeze view={view} against={against.freeze} />}
    </div>
  )
}

function Freeze({
  view: { provider, month, sha256 },
  against,
}: {
  view: StatementView
  against: string | null
}) {
  const router = useRouter()
  const [isOpen, setIsOpen] = useState(false)
  const { run, isPending, message } = useAction(freeze)
  const go = async (reason: string) => {
    if (!(await run({ provider: provider.id, month, reason, seen: sha256 }))) return
    setIsOpen(false)
    router.refresh()
  }
  return (
    <>
      <MayButton
        size="xs"
        variant="filled"
        label="Freeze this month"
        against={against}
        onClick={() => setIsOpen(true)}
      />
      <ReasonDialog
        isOpen={isOpen}
        title={`Freeze ${month} of ${provider.name}`}
        lead="The figures are kept as they stand, for ever. What comes later counts in the next month and is shown there as a correction."
        verb="Freeze it"
        isPending={isPending}
        problem={message}
        onClose={() => setIsOpen(false)}
        onGo={go}
      />
    </>
  )
}
