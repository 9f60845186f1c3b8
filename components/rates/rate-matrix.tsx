import { VisuallyHidden } from '@mantine/core'
import Link from 'next/link'
import { Fragment, type ReactNode } from 'react'
import { ExportButton } from '@/components/exports/export-button'
import cards from '@/components/table/data-table.module.css'
import { LinkButton } from '@/components/ui/link-button'
import { State } from '@/components/ui/state'
import type { RateCell, RateMatrix } from '@/lib/fx/matrix'
import styles from './rates.module.css'

type Props = { matrix: RateMatrix; tools: ReactNode; csvHref: string; isFiltered: boolean }

/** Days down, currencies across. Each cell leads to its currency, and says on asking where it comes from. */
export function Matrix({ matrix, tools, csvHref, isFiltered }: Props) {
  const { days, currencies, cells, baseCurrency } = matrix
  const isEmpty = days.length === 0 || currencies.length === 0
  return (
    <div className={cards.card}>
      <div className={styles.bar}>
        {tools}
        <ExportButton href={csvHref} />
      </div>
      {isEmpty ? (
        <NoRates isFiltered={isFiltered} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <section className={styles.frame} aria-label="Rates by day" tabIndex={0}>
          <table className={styles.matrix} aria-label={`Rates, in ${baseCurrency} per unit`}>
            <thead>
              <tr>
                <th scope="col">Day (UTC)</th>
                {currencies.map(({ code }) => (
                  <th key={code} scope="col">
                    <Link href={`/rates/${code}`} prefetch={false}>
                      {code}
                    </Link>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {days.map((day, index) => (
                <tr key={day} data-weekend={isQuiet(cells[index]!) || undefined}>
                  <th scope="row">
                    {day}
                    <span className={styles.weekday}>{weekday(day)}</span>
                  </th>
                  {cells[index]!.map(cell => (
                    <td key={cell.currency}>
                      <Cell cell={cell} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {isEmpty ? null : <Legend />}
    </div>
  )
}

function Cell({ cell }: { cell: RateCell }) {
  const words = wordsOf(cell)
  return (
    <Link
      href={`/rates/${cell.currency}?day=${cell.day}`}
      prefetch={false}
      className={styles.cell}
      data-state={cell.state}
      data-jump={cell.isJump || undefined}
      title={words}
    >
      {cell.short ?? faces[cell.state]}
      {cell.isCorrected ? (
        <span className={styles.mark} aria-hidden>
          r{cell.revision}
        </span>
      ) : null}
      {cell.isJump ? (
        <span className={styles.jump} aria-hidden>
          {cell.deviation} %
        </span>
      ) : null}
      <VisuallyHidden>, {words}</VisuallyHidden>
    </Link>
  )
}

const faces: Record<RateCell['state'], string> = {
  rate: '',
  weekend: '·',
  before: '–',
  awaited: 'not yet',
  missing: 'missing',
  refused: 'no bets',
}

/** All there is to say about a cell, for whoever asks. */
function wordsOf({
  day,
  currency,
  state,
  rate,
  source,
  revision,
  deviation,
  isJump,
  playsAt,
}: RateCell): string {
  if (state === 'rate') {
    const off =
      deviation === null ? 'the first one' : `${deviation} % off the day before${isJump ? ', a jump' : ''}`
    return `${currency} of ${day}: ${rate}, source ${source}, revision ${revision}, ${off}`
  }
  if (state === 'before') return `${currency} had no rate yet on ${day}`
  if (state === 'refused')
    return `${currency} had no rate on ${day}, and none within the days allowed: bets were refused`
  return `${currency} has no rate of ${day}: that of ${playsAt} counts`
}

function isQuiet(row: RateCell[]): boolean {
  return row.every(({ state }) => state === 'weekend' || state === 'before')
}

const weekdays = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'UTC' })

function weekday(day: string): string {
  return weekdays.format(new Date(`${day}T00:00:00Z`))
}

const marks = [
  ['r2', 'corrected: the second revision'],
  ['+12.50 %', 'a jump: further off the day before than one person may set'],
  ['missing', 'a working day without a rate: the last one before it counts'],
  ['no bets', 'no rate within the days allowed'],
  ['·', 'a weekend'],
]

function Legend() {
  return (
    <p className={styles.legend}>
      {marks.map(([mark, means]) => (
        <Fragment key={mark}>
          <span>
            <strong>{mark}</strong> {means}
          </span>
        </Fragment>
      ))}
    </p>
  )
}

function NoRates({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered)
    return (
      <State
        kind="no-match"
        title="No rates are like that"
        action={<LinkButton href="/rates">Clear the filters</LinkButton>}
      >
        Nothing is known of that currency, or the month has not begun.
      </State>
    )
  return (
    <State
      kind="empty"
      title="No currency needs a rate yet"
      action={<LinkButton href="/rates?show=all">Show all with rates</LinkButton>}
    >
      A currency stands here as soon as a player holds it. The base currency needs none.
    </State>
  )
}
