import styles from './code-block.module.css'
import { CopyText } from './copy-text'

type Props = { text: string; label: string; isLong?: boolean }

/** A text to be copied letter by letter. A long one scrolls in its own frame. */
export function CodeBlock({ text, label, isLong }: Props) {
  const shown = text.replace(/\n$/, '')
  return (
    <div className={styles.block}>
      <div className={styles.head}>
        <span>{label}</span>
        <CopyText text={text} what={label} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section tabIndex={0} aria-label={label} data-long={isLong || undefined}>
        <pre>
          <code>{shown}</code>
        </pre>
      </section>
    </div>
  )
}
