import { Fragment } from 'react'
import styles from './call.module.css'

type Props = { text: string; label: string; marks?: string[] }

/** A body laid out to be read, its names and values told apart; fields in `marks` stand out. */
export function JsonText({ text, label, marks = [] }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={styles.json} tabIndex={0} aria-label={label}>
      <pre>
        {linesOf(text).map(({ name, value }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text never change places
          <Fragment key={index}>
            <span
              className={styles.line}
              data-marked={(name !== null && marks.includes(name)) || undefined}
              title={name !== null && marks.includes(name) ? 'Not as it was the first time' : undefined}
            >
              {name === null ? null : (
                <>
                  <span className={styles.name}>{name}</span>
                  {': '}
                </>
              )}
              {value}
            </span>
            {'\n'}
          </Fragment>
        ))}
      </pre>
    </section>
  )
}

/** A line for each top field of a JSON object; any other text as it stands. */
function linesOf(text: string): { name: string | null; value: string }[] {
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new Error('no object')
    return Object.entries(parsed).map(([name, value]) => ({
      name,
      value: JSON.stringify(value, null, 2),
    }))
  } catch {
    return [{ name: null, value: text }]
  }
}
