'use client'

import { Drawer, Kbd } from '@mantine/core'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { type ReactNode, useEffect } from 'react'
import styles from './audit.module.css'

type Props = { title: string; newer: string | null; older: string | null; children: ReactNode }

/** An event beside the list. Its place in the URL is a permalink; arrows go along the chain. */
export function EventDrawer({ title, newer, older, children }: Props) {
  const router = useRouter()
  const path = usePathname()
  const search = useSearchParams()
  const goTo = (id: string | null) => {
    const query = new URLSearchParams(search)
    if (id) query.set('event', id)
    else query.delete('event')
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
      closeButtonProps={{ 'aria-label': 'Close the event' }}
      classNames={{ content: styles.drawer, header: styles.drawer, title: styles.drawerTitle }}
    >
      {children}
      <p className={styles.keys}>
        <Kbd size="xs">↑</Kbd> <Kbd size="xs">↓</Kbd> go along the chain, <Kbd size="xs">Esc</Kbd> closes
      </p>
    </Drawer>
  )
}
