import { Copyable } from '@/components/ui/copyable'
import styles from './entry.module.css'

/** A body, laid out to be read; what is copied is the very text that was sent. */
export function Payload({ text, what }: { text: string; what: string }) {
  return (
    <div className={styles.payload}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section tabIndex={0} aria-label={what}>
        <pre>{layOut(text)}</pre>
      </section>
      <div className={styles.copy}>
        <Copyable value={text} what={what}>
          {' '}
        </Copyable>
      </div>
    </div>
  )
}

function layOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
