import type { Looked } from '@/lib/reconciliation/look'
import styles from './reconciliation.module.css'

const forms = { csv: 'CSV', json: 'JSON', journal: 'A studio’s journal' }
const delimiters = { ',': 'comma', ';': 'semicolon', '\t': 'tab' }

/** How a statement begins. */
export function StatementPreview({ looked: { form, delimiter, columns, rows } }: { looked: Looked }) {
  if (form !== 'csv')
    return (
      <p className={styles.note}>
        {forms[form]}: its fields are known by their names, nothing is to be said.
      </p>
    )
  return (
    <>
      <p className={styles.note}>
        {forms[form]}, {delimiters[delimiter]} between its {columns.length} columns. Its first rows:
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={styles.frame} aria-label="First rows of the statement" tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              {columns.map(name => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other name
              <tr key={index}>
                {columns.map((name, at) => (
                  <td key={name}>{cells[at]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}
