import { useEffect, useRef, useState } from 'react'

const shownFor = 4000

/** The ids that came since the rows were first shown, for as long as they are to be marked as new. */
export function useArrivals(rows: { id: string }[], isOn: boolean): ReadonlySet<string> {
  const known = useRef<ReadonlySet<string> | null>(null)
  const [arrived, setArrived] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    const before = known.current
    known.current = new Set(rows.map(row => row.id))
    if (!isOn || !before) return
    const fresh = rows.map(row => row.id).filter(id => !before.has(id))
    // A page without one familiar row is another page, not news.
    if (fresh.length === 0 || (fresh.length === rows.length && before.size > 0)) return
    setArrived(current => new Set([...current, ...fresh]))
    const timer = setTimeout(
      () => setArrived(current => new Set([...current].filter(id => !fresh.includes(id)))),
      shownFor,
    )
    return () => clearTimeout(timer)
  }, [rows, isOn])
  return arrived
}
