import Link from 'next/link'
import { group } from '@/components/ui/amount'
import { Panel } from '@/components/ui/panel'
import { Tag } from '@/components/ui/tag'
import { Time } from '@/components/ui/time'
import type { Report } from '@/lib/replays/report'
import { assumptions, differenceWords, leftOutWords } from '@/lib/replays/words'
import styles from './policies.module.css'
import { TrialDifferences } from './trial-differences'
import { TrialTotals } from './trial-totals'

const count = (many: number, one = 'call') => `${group(`${many}`)} ${one}${many === 1 ? '' : 's'}`

/** What other policies would have answered on a day. `isStale`: the form says something else by now. */
export function TrialReport({ report, isStale }: { report: Report; isStale: boolean }) {
  const { day, calls, kinds, partUntil } = report
  const differing = kinds.reduce((sum, one) => sum + one.calls, 0)
  return (
    <>
      <Panel
        title={`Dry run of ${day}`}
        aside={isStale ? <Tag tone="warn">of other choices than the form has now</Tag> : null}
      >
        <p className={styles.headline} role="status">
          {calls === 0
            ? 'This provider made no call that day that the rules decided.'
            : differing === 0
              ? `None of ${count(calls)} would have been answered otherwise.`
              : `${count(differing)} of ${group(`${calls}`)} would have been answered otherwise.`}
          {partUntil ? (
            <>
              {' '}
              The day has more: these are its calls until <Time at={partUntil} />.
            </>
          ) : null}
        </p>
        <div className={styles.figures}>
          {kinds.length > 0 ? (
            <div>
              <h3>How they differ</h3>
              <ul>
                {kinds.map(({ kind, calls: many }) => (
                  <li key={kind}>
                    {differenceWords[kind]}: <strong>{group(`${many}`)}</strong>
                  </li>
                ))}
              </ul>
            </div>
          ) : null}
          <TrialTotals totals={report.totals} />
          <Health report={report} />
          <LeftOut report={report} />
        </div>
        <details className={styles.assumed}>
          <summary>What a dry run assumes</summary>
          <ul>
            {assumptions.map(one => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </details>
      </Panel>
      {differing > 0 ? <TrialDifferences differences={report.differences} all={differing} /> : null}
    </>
  )
}

/** Whether the replay can be trusted: under the present policies it must answer as was really answered. */
function Health({ report: { calls, agreed, disagreements, versions, version } }: { report: Report }) {
  if (calls === 0) return null
  return (
    <div>
      <h3>Can it be trusted?</h3>
      <p className={styles.none}>
        <Tag tone={agreed === calls ? 'good' : 'warn'}>
          {group(`${agreed}`)} of {group(`${calls}`)}
        </Tag>{' '}
        answered under version {version} as they really were.{' '}
        {versions.map(one => `${count(one.calls)} that day judged by version ${one.version}.`).join(' ')}
      </p>
      {disagreements.length > 0 ? (
        <details>
          <summary>
            Those that were not{calls - agreed > disagreements.length ? ', the first of them' : ''}
          </summary>
          <ul>
            {disagreements.map(one => (
              <li key={one.id}>
                <Link href={`/requests/${one.id}`} prefetch={false}>
                  {one.endpoint} of {one.playerId}
                </Link>
                : {one.answered}; now {one.again}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  )
}

function LeftOut({ report: { leftOut } }: { report: Report }) {
  if (leftOut.length === 0) return null
  return (
    <div>
      <h3>Not decided again</h3>
      <ul>
        {leftOut.map(({ why, calls }) => (
          <li key={why}>
            <strong>{group(`${calls}`)}</strong> {leftOutWords[why]}
          </li>
        ))}
      </ul>
    </div>
  )
}
