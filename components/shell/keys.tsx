'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import type { NavEntry } from './nav'

// Fetched when somebody first asks.
const KeysHelp = dynamic(() => import('./keys-help'), { ssr: false })

/** The second key of a way to go: `g`, then this. */
export const goKeys: Record<string, string> = {
  o: '/',
  p: '/players',
  r: '/rounds',
  s: '/stuck',
  c: '/cases',
  a: '/approvals',
  l: '/requests',
  u: '/audit',
}

const patience = 1200

/** `?` shows the keys; `g` and a letter goes to a page. Never while something is typed or a dialog is open. */
export function Keys({ entries }: { entries: NavEntry[] }) {
  const [isOpen, setIsOpen] = useState<boolean | null>(null)
  const router = useRouter()
  const goneAt = useRef(0)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event)) return
      if (event.key === '?') setIsOpen(true)
      const href = goKeys[event.key]
      if (href && event.timeStamp - goneAt.current < patience) {
        goneAt.current = 0
        if (entries.some(entry => entry.href === href && !entry.against)) router.push(href)
      } else if (event.key === 'g') {
        goneAt.current = event.timeStamp
      }
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [entries, router])
  if (isOpen === null) return null
  return <KeysHelp isOpen={isOpen} onClose={() => setIsOpen(false)} entries={entries} />
}

function isBusy(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement
  return target.closest('input, textarea, select, [contenteditable], [role="dialog"]') !== null
}
