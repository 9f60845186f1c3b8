'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { openDifferenceCases } from '@/app/(desk)/reconciliation/actions'
import { useAction } from '@/components/actions/use-action'
import { Choice } from '@/components/ui/choice'
import { FilterForm } from '@/components/ui/filter-form'
import { MayButton } from '@/components/ui/may-button'
import { Problem } from '@/components/ui/problem'
import type { DifferenceFilter } from '@/lib/reconciliation/filter'
import type { ReconciliationView } from '@/lib/reconciliation/get'
import { differenceTitle, differenceWords } from '@/lib/reconciliation/kinds'
import styles from './reconciliation.module.css'

type Props = {
  run: ReconciliationView
  filter: DifferenceFilter
  values: Record<string, string>
  against: string | null
}

/** What of the differences is shown, and a case for each of them at once. */
export function DifferencesFilter({ run, filter, values, against }: Props) {
  const kinds = differenceWords.filter(word => (run.counts?.[word] ?? 0) > 0)
  return (
    <div className={styles.tools}>
      <FilterForm path={`/reconciliation/${run.id}`} values={values}>
        <Choice
          name="kind"
          label="Difference"
          value={filter.kind}
          options={kinds.map(word => [word, `${differenceTitle(word)} (${run.counts![word]})`] as const)}
        />
        <Choice
          name="case"
          label="Case"
          value={filter.case}
          options={[
            ['none', 'Without a case'],
            ['opened', 'With a case'],
          ]}
        />
      </FilterForm>
      <OpenAll run={run} kind={filter.kind} against={against} />
    </div>
  )
}

function OpenAll({
  run,
  kind,
  against,
}: Pick<Props, 'run' | 'against'> & { kind: DifferenceFilter['kind'] }) {
  const router = useRouter()
  const { run: open, isPending, message } = useAction(openDifferenceCases)
  const [told, setTold] = useState<string | null>(null)
  const counts = run.withoutCase
  const left = kind ? (counts[kind] ?? 0) : Object.values(counts).reduce((sum, count) => sum + count, 0)
  const go = async () => {
    const done = await open({ id: run.id, kind })
    if (done) {
      const { opened, linked, left: more } = done.value
      setTold(
        `${opened} opened${linked ? `, ${linked} had one already` : ''}${more ? `; ${more} are left, open these too` : ''}.`,
      )
    }
    router.refresh()
  }
  return (
    <span className={styles.openAll}>
      {left > 0 ? (
        <MayButton
          size="xs"
          label={`${kind ? `Open a case for each: ${differenceTitle(kind)}` : 'Open a case for each'} (${left})`}
          against={against}
          loading={isPending}
          onClick={go}
        />
      ) : null}
      <span role="status" className={styles.quiet}>
        {told}
      </span>
      <Problem message={message} />
    </span>
  )
}
