'use client'

import { Drawer, Kbd } from '@mantine/core'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { type ReactNode, useEffect } from 'react'
import styles from './entry.module.css'

type Props = { title: string; newerId: string | null; olderId: string | null; children: ReactNode }

/** The detail of one entry beside its ledger. Its place in the URL is a permalink; arrows go to its neighbours. */
export function EntryDrawer({ title, newerId, olderId, children }: Props) {
  const router = useRouter()
  const path = usePathname()
  const search = useSearchParams()
  const goTo = (id: string | null) => {
    const query = new URLSearchParams(search)
    if (id) query.set('entry', id)
    else query.delete('entry')
    const text = query.toString()
    router.push(text ? `${path}?${text}` : path, { scroll: false })
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const id =
        event.key === 'ArrowUp' || event.key === 'k'
          ? newerId
          : event.key === 'ArrowDown' || event.key === 'j'
            ? olderId
            : null
      if (!id) return
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
      size={560}
      title={title}
      overlayProps={{ backgroundOpacity: 0.25 }}
      transitionProps={{ duration: 120 }}
      closeButtonProps={{ 'aria-label': 'Close the entry' }}
      classNames={{ content: styles.content, header: styles.head, title: styles.title }}
    >
      {children}
      <p className={styles.keys}>
        <Kbd size="xs">↑</Kbd> <Kbd size="xs">↓</Kbd> go to the newer and older entry,{' '}
        <Kbd size="xs">Esc</Kbd> closes
      </p>
    </Drawer>
  )
}
