'use client'

import { Button } from '@mantine/core'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { openDifferenceCases } from '@/app/(desk)/reconciliation/actions'
import { useAction } from '@/components/actions/use-action'
import { Problem } from '@/components/ui/problem'
import type { DifferenceRow } from '@/lib/reconciliation/list-differences'

type Props = { runId: string; row: DifferenceRow; against: string | null }

/** A difference's case, or the click that opens it. */
export function OpenCaseCell({ runId, row, against }: Props) {
  const router = useRouter()
  const { run, isPending, message } = useAction(openDifferenceCases)
  const what = row.transactionId ?? `line ${row.line}`
  if (row.caseId)
    return (
      <Link href={`/cases/${row.caseId}`} prefetch={false} aria-label={`Case of ${what}`}>
        Case
      </Link>
    )
  const open = async () => {
    await run({ id: runId, number: Number.parseInt(row.id, 10) })
    router.refresh()
  }
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        disabled={against !== null}
        title={against ?? undefined}
        loading={isPending}
        onClick={open}
        aria-label={`Open a case for ${what}`}
      >
        Open a case
      </Button>
      <Problem message={message} />
    </>
  )
}
