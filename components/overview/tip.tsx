import { group } from '@/components/ui/amount'
import styles from './charts.module.css'
import type { Point, Series } from './plots'

type Props = { point: Point | undefined; series: Series[]; unit?: string }

export type TipProps = { active?: boolean; payload?: readonly { payload?: { at?: number } }[] }

/** What a chart says where it is pointed at: the texts themselves. */
export function Tip({ point, series, unit }: Props) {
  if (!point) return null
  return (
    <div className={styles.tip}>
      <strong>{point.label}</strong>
      {series.map(({ key, name, color }) => (
        <div key={key}>
          <span>
            <i style={{ background: color }} />
            {name}
          </span>
          <span>{point[key] ? `${group(point[key])} ${unit ?? ''}` : 'none'}</span>
        </div>
      ))}
    </div>
  )
}
