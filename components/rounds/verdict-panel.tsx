import type { RoundVerdict } from '@/lib/rounds/verdict'
import styles from './round.module.css'

/** What to say to the player, before anything else is read. */
export function VerdictPanel({ verdict }: { verdict: RoundVerdict }) {
  return (
    <section className={styles.verdict} data-tone={verdict.tone} aria-label="What happened">
      <p className={styles.headline}>{verdict.headline}</p>
      {verdict.remarks.length > 0 ? (
        <ul className={styles.remarks}>
          {verdict.remarks.map(remark => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
