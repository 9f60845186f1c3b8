import { Fragment } from 'react'
import { group } from '@/components/ui/amount'
import { figureNames, figures } from '@/lib/settlement/figures'
import type { Document, Line } from '@/lib/settlement/statement'
import { sumLines } from '@/lib/settlement/sum-lines'
import styles from './statement.module.css'

/** The statement's lines, currency after currency, each with its sum. */
export function LinesTable({ document: { lines, base_currency } }: { document: Document }) {
  if (lines.length === 0) return <p className={styles.empty}>Nothing was played in this month.</p>
  const currencies = [...new Set(lines.map(line => line.currency))]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={styles.frame} aria-label="Lines" tabIndex={0}>
      <table className={styles.table} aria-label="Lines">
        <thead>
          <tr>
            <th scope="col">Game</th>
            {figureNames.map(name => (
              <th key={name} scope="col" data-align="end">
                {figures[name].label}
              </th>
            ))}
            <th scope="col" data-align="end">
              GGR
            </th>
            <th scope="col" data-align="end">
              GGR in {base_currency}
            </th>
          </tr>
        </thead>
        <tbody>
          {currencies.map(currency => {
            const own = lines.filter(line => line.currency === currency)
            return (
              <Fragment key={currency}>
                {own.map(line => (
                  <Row key={line.game} name={line.game || '(none named)'} line={line} />
                ))}
                <Row name={`All in ${currency}`} line={sumLines(own)} isSum />
              </Fragment>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function Row({ name, line, isSum }: { name: string; line: Line; isSum?: boolean }) {
  return (
    <tr data-sum={isSum || undefined}>
      <th scope="row">{name}</th>
      {[...figureNames, 'ggr' as const, 'ggr_base' as const].map(figure => (
        <td key={figure} data-align="end">
          {line[figure].startsWith('-') ? `−${group(line[figure].slice(1))}` : group(line[figure])}
        </td>
      ))}
    </tr>
  )
}
