import { Amount } from '@/components/ui/amount'
import { Panel } from '@/components/ui/panel'
import { Stack } from '@/components/ui/stack'
import type { StatementView as View } from '@/lib/settlement/get-statement'
import { CorrectionsTable } from './corrections-table'
import { LinesTable } from './lines-table'
import styles from './statement.module.css'

/** A month of a provider like an invoice: what was played, what is due, and the seal under it. */
export function StatementView({ view }: { view: View }) {
  const { document, corrections, sha256, frozen } = view
  return (
    <Stack>
      <Panel title="What is due">
        <Due view={view} />
      </Panel>
      <Panel title="By currency and game" flush>
        <LinesTable document={document} />
      </Panel>
      {corrections.length > 0 ? <CorrectionsTable corrections={corrections} /> : null}
      {document.late.length > 0 ? (
        <Panel title="Came late">
          <p className={styles.note}>
            Postings with a time of a month that was frozen before they came. They count in this month.
          </p>
          {document.late.map(({ currency, ggr, ggr_base }) => (
            <p key={currency} className={styles.note}>
              <Amount value={ggr} currency={currency} /> (
              <Amount value={ggr_base} currency={document.base_currency} />)
            </p>
          ))}
        </Panel>
      ) : null}
      <p className={styles.seal}>
        {frozen ? 'Sealed by' : 'Not frozen; now it would be sealed by'} SHA-256 <code>{sha256}</code>
      </p>
    </Stack>
  )
}

function Due({ view: { document } }: { view: View }) {
  const { ggr_base, share, invoice, base_currency } = document
  return (
    <dl className={styles.due}>
      <div>
        <dt>GGR</dt>
        <dd>
          <Amount value={ggr_base} currency={base_currency} />
        </dd>
      </div>
      {share?.tiers.map(({ above, percent }, index) => (
        <div key={above}>
          <dt>
            {index === 0 && share.tiers.length === 1 ? 'Share' : `Share above ${above} ${base_currency}`}
          </dt>
          <dd>{percent} %</dd>
        </div>
      ))}
      <div>
        <dt>{share ? `Due by share version ${share.version}` : 'Due'}</dt>
        <dd className={styles.total}>
          {invoice === null ? (
            'No share is set for this month'
          ) : (
            <Amount value={invoice} currency={base_currency} />
          )}
        </dd>
      </div>
    </dl>
  )
}
