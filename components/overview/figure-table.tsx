import { group } from '@/components/ui/amount'
import styles from './charts.module.css'

type Props = { caption: string; names: string[]; rows: { id: string; cells: string[] }[] }

/** The table that stands beside every chart: names in the first column, numbers in the others. */
export function FigureTable({ caption, names, rows }: Props) {
  return (
    <table className={styles.table}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {names.map(name => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, cells: [name, ...values] }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            {values.map((value, at) => (
              <td key={names[at + 1]}>{/^-?[0-9.]+$/.test(value) ? signed(value) : value}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function signed(value: string): string {
  return value.startsWith('-') ? `−${group(value.slice(1))}` : group(value)
}
