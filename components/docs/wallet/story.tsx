import type { ReactNode } from 'react'
import { DocTable } from '../doc-table'

type Props = { about: string; lines: [call: string, answer: ReactNode, balance: string][] }

/** What a sequence of calls is answered, and the balance after each. */
export function Story({ about, lines }: Props) {
  return (
    <DocTable
      label={about}
      head={['Call', 'Answer', 'Balance after']}
      rows={lines.map(([call, answer, balance], index) => ({
        key: `${index}`,
        cells: [<code key="call">{call}</code>, answer, balance],
      }))}
    />
  )
}
