import { LinkButton } from '@/components/ui/link-button'
import { Panel } from '@/components/ui/panel'
import { Tag } from '@/components/ui/tag'
import { urlOf } from '@/lib/listing/links'
import type { Checked } from '@/lib/settlement/check'
import { statementPath } from './hrefs'
import styles from './statement.module.css'

/** The way to the proof of a frozen month. */
export function CheckLink({ provider, month }: { provider: string; month: string }) {
  return (
    <div className={styles.screenOnly}>
      <LinkButton href={urlOf(statementPath(provider), { month, check: '1' })}>
        Check it against the postings
      </LinkButton>
    </div>
  )
}

/** What came of holding a frozen month against its postings. */
export function CheckResult({ checked: { sealHolds, matches, differences } }: { checked: Checked }) {
  return (
    <Panel title="Checked against the postings">
      <ul className={styles.checks}>
        <li>
          <Tag tone={sealHolds ? 'good' : 'bad'}>{sealHolds ? 'holds' : 'broken'}</Tag> The text has the hash
          that it was frozen with.
        </li>
        <li>
          <Tag tone={matches === null ? 'warn' : matches ? 'good' : 'bad'}>
            {matches === null ? 'not known' : matches ? 'equal' : 'differs'}
          </Tag>{' '}
          {matches === null
            ? 'There are too many postings to derive it again here in time.'
            : matches
              ? 'Derived again from its postings the month is what was frozen, to the last digit.'
              : 'What came later with a time of this month is settled in the first open one; anything else was changed from outside: verify the ledger.'}
        </li>
      </ul>
      {differences.length > 0 ? (
        <table className={styles.table}>
          <thead>
            <tr>
              {['Game', 'Currency', 'Figure', 'Frozen', 'Now'].map(name => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {differences.map(({ game, currency, figure, frozen, now }) => (
              <tr key={`${game} ${currency} ${figure}`}>
                <td>{game || '(none named)'}</td>
                <td>{currency}</td>
                <td>{figure.replaceAll('_', ' ')}</td>
                <td data-align="end">{frozen}</td>
                <td data-align="end">{now}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </Panel>
  )
}
