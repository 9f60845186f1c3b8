import { FigureTable } from '@/components/overview/figure-table'
import { Panel } from '@/components/ui/panel'
import { Tag } from '@/components/ui/tag'
import { Time } from '@/components/ui/time'
import type { Alarm } from '@/lib/reports/alarms'
import type { DayFigures } from '@/lib/reports/day-figures'
import type { Health } from '@/lib/reports/health'
import styles from './studio.module.css'

type Figure = readonly [name: string, of: (figures: DayFigures) => string]

const figures: Figure[] = [
  ['Calls', one => one.calls],
  ['Median, ms', one => one.p50 ?? '—'],
  ['95 of 100 within, ms', one => one.p95 ?? '—'],
  ['99 of 100 within, ms', one => one.p99 ?? '—'],
  ['Repeats', one => `${one.repeated} %`],
  ['Refused', one => `${one.refused} %`],
  ['Failed on our side', one => `${one.failed} %`],
  ['Signature did not hold', one => one.unsigned],
]

/** How a provider's calls go, and what is off, in words. */
export function HealthPanel({ health, day, alarms }: { health: Health; day: DayFigures; alarms: Alarm[] }) {
  return (
    <Panel
      title="Health"
      flush
      aside={
        health.lastAt ? (
          <>
            Last call <Time at={health.lastAt} />
          </>
        ) : (
          'No call yet'
        )
      }
    >
      <ul className={styles.alarms} aria-label="What is off">
        {wordsOf(health, alarms).map(({ tone, text }) => (
          <li key={text}>
            <Tag tone={tone}>{tone === 'good' ? 'fine' : tone === 'bad' ? 'off' : 'look'}</Tag> {text}
          </li>
        ))}
      </ul>
      <FigureTable
        caption={captionOf(health, day)}
        names={['', '15 minutes', '24 hours']}
        rows={figures.map(([name, of]) => ({ id: name, cells: [name, of(health), of(day)] }))}
      />
    </Panel>
  )
}

type Word = { tone: 'good' | 'warn' | 'bad'; text: string }

function wordsOf({ status, maintenanceUntil, calls }: Health, alarms: Alarm[]): Word[] {
  const words: Word[] = []
  if (status !== 'active')
    words.push({ tone: 'bad', text: 'Suspended by the operator: no new bets. Wins and rollbacks pass.' })
  if (maintenanceUntil)
    words.push({
      tone: 'warn',
      text: `Maintenance until ${maintenanceUntil.slice(0, 16).replace('T', ' ')} UTC: no new bets. Wins and rollbacks pass.`,
    })
  words.push(...alarms)
  if (words.length > 0) return words
  return [
    {
      tone: 'good',
      text: calls === '0' ? 'Nothing is off; no call came within 15 minutes.' : 'Nothing is off.',
    },
  ]
}

function captionOf(health: Health, day: DayFigures): string {
  const note = health.isSampled || day.isSampled ? ' Of very many calls the newest stand for all.' : ''
  const magic = health.mode === 'sandbox' ? ' What magic-error and magic-timeout answered counts too.' : ''
  return `Percent of calls; latencies are of our answer, without the line in between.${magic}${note}`
}
