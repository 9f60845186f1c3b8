import { Copyable } from '@/components/ui/copyable'
import styles from './entry.module.css'

/** A body, laid out to be read; what is copied is the very text that was sent. */
export function Payload({ text, what }: { text: string; what: string }) {
  return (
    <div className={styles.payload}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard */}
      <pre tabIndex={0} role="region" aria-label={what}>
        {layOut(text)}
      </pre>
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
