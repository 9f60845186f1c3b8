'use client'

import { Drawer, Kbd } from '@mantine/core'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { type ReactNode, useEffect } from 'react'
import styles from './row-drawer.module.css'

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
    <Drawer
      opened
      onClose={() => goTo(null)}
      position="right"
      size={600}
      title={title}
      overlayProps={{ backgroundOpacity: 0.25 }}
      transitionProps={{ duration: 120 }}
      closeButtonProps={{ 'aria-label': `Close the ${row}` }}
      classNames={{ content: styles.content, header: styles.head, title: styles.title }}
    >
      {children}
      <p className={styles.keys}>
        <Kbd size="xs">↑</Kbd> <Kbd size="xs">↓</Kbd> {hint}, <Kbd size="xs">Esc</Kbd> closes
      </p>
    </Drawer>
  )
}
