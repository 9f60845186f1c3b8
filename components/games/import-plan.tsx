import { group } from '@/components/ui/amount'
import { Tag } from '@/components/ui/tag'
import type { ImportPreview } from '@/lib/providers/games/import'
import styles from './games.module.css'

/** What a file would do, before it does. */
export function ImportPlan({ plan: { counts, rows } }: { plan: ImportPreview }) {
  const { new: added, changed, unchanged } = counts
  const more = added + changed - rows.length
  return (
    <>
      <p className={styles.counts} role="status">
        {group(`${added}`)} new, {group(`${changed}`)} changed, {group(`${unchanged}`)} unchanged
      </p>
      {rows.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <section className={styles.plan} aria-label="What the file would do" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">Line</th>
                <th scope="col">Game</th>
                <th scope="col">What it does</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(row => (
                <tr key={row.id}>
                  <td>{row.line}</td>
                  <td>
                    {row.name}
                    <br />
                    <code>{row.id}</code>
                  </td>
                  <td>
                    <Tag tone={row.kind === 'new' ? 'good' : 'warn'}>{row.kind}</Tag> {row.changes.join('; ')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
      {more > 0 ? <p className={styles.note}>And {group(`${more}`)} more like these.</p> : null}
    </>
  )
}
