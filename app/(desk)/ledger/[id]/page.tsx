import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { EntryDetail } from '@/components/ledger/entry-detail'
import { kindWords } from '@/components/ledger/words'
import { LinkButton } from '@/components/ui/link-button'
import { PageHead } from '@/components/ui/page-head'
import { Panel } from '@/components/ui/panel'
import { shorten } from '@/components/ui/shorten'
import { urlOf } from '@/lib/listing/links'
import { getLedgerEntry } from '@/lib/players/entry'
import { playerPath } from '@/lib/players/path'
import { requirePermission } from '@/lib/staff/current'
import { reasonAgainst } from '@/lib/staff/permissions'
import { recordView } from '@/lib/staff/view'

type Props = { params: Promise<{ id: string }> }

export const metadata: Metadata = { title: 'Transaction' }

/** One transaction under an address of its own: what was asked and answered, what moved, how it is chained. */
export default async function TransactionPage({ params }: Props) {
  const staff = await requirePermission('ledger.read')
  const entry = await getLedgerEntry((await params).id)
  if (!entry) notFound()
  const { playerId } = entry
  await recordView(staff, 'player.view', { kind: 'player', id: playerId }, playerId)
  const path = playerPath(playerId)
  return (
    <>
      <PageHead
        title={`${kindWords[entry.kind] ?? entry.kind} ${shorten(entry.transactionId, 32)}`}
        lead={
          <>
            Number {entry.seq} in the ledger of{' '}
            <Link href={path} prefetch={false}>
              {shorten(playerId, 40)}
            </Link>
          </>
        }
        actions={
          <LinkButton href={urlOf(path, { entry: entry.id })}>Beside what came before and after</LinkButton>
        }
      />
      <Panel title="All that is known of it">
        <EntryDetail
          entry={entry}
          hrefOf={Object.fromEntries(entry.related.map(({ id }) => [id, `/ledger/${id}`]))}
          explainHref={urlOf(`${path}/explain`, { entry: entry.id })}
          proofAgainst={reasonAgainst(staff.role, 'ledger.verify')}
        />
      </Panel>
    </>
  )
}
