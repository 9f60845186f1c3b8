'use client'

import dynamic from 'next/dynamic'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { type ReactNode, useEffect } from 'react'

// Fetched with the first row that is opened, so that no list is heavier for it.
const Frame = dynamic(() => import('./row-drawer-frame'), { ssr: false })

type Props = {
  title: string
  /** What a row is called, and the name under which the URL says which one is open. */
  row: string
  newer: string | null
  older: string | null
  /** What the arrows do. */
  hint: string
  children: ReactNode
}

/** The detail of one row beside its list. Its place in the URL is a permalink; arrows go to its neighbours. */
export function RowDrawer({ title, row, newer, older, hint, children }: Props) {
  const router = useRouter()
  const path = usePathname()
  const search = useSearchParams()
  const goTo = (id: string | null) => {
    const query = new URLSearchParams(search)
    if (id) query.set(row, id)
    else query.delete(row)
    router.push(query.size > 0 ? `${path}?${query}` : path, { scroll: false })
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const ways: Record<string, string | null> = { ArrowUp: newer, k: newer, ArrowDown: older, j: older }
      const id = ways[event.key]
      if (!id || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      goTo(id)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
  return (
    <Frame title={title} row={row} hint={hint} onClose={() => goTo(null)}>
      {children}
    </Frame>
  )
}
