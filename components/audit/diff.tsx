import type { Change } from '@/lib/audit/diff'
import styles from './diff.module.css'

const signs = { added: '+', removed: '−', changed: '~', same: '' } as const
const words = { added: 'added', removed: 'removed', changed: 'changed', same: 'not changed' } as const

/** What changed, field by field; a sign and a word tell how, the colour only repeats it. */
export function Diff({ changes, isChange }: { changes: Change[]; isChange: boolean }) {
  return (
    <table className={styles.diff}>
      <thead>
        <tr>
          <th scope="col">Field</th>
          {isChange ? <th scope="col">Before</th> : null}
          <th scope="col">{isChange ? 'After' : 'Value'}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ path, kind, before, after }) => (
          <tr key={path} data-kind={isChange ? kind : 'same'}>
            <th scope="row" title={isChange ? words[kind] : undefined}>
              {isChange ? <span className={styles.sign}>{signs[kind]}</span> : null}
              {path || 'text'}
            </th>
            {isChange ? <td>{before === null ? <Nothing /> : before}</td> : null}
            <td>{after === null ? <Nothing /> : after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Nothing() {
  return <span className={styles.nothing}>—</span>
}
