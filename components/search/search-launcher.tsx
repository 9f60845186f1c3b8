'use client'

import { Kbd, UnstyledButton } from '@mantine/core'
import { useHotkeys, useOs } from '@mantine/hooks'
import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import { Icon } from '@/components/ui/icon'
import type { Place } from './palette-options'
import styles from './search.module.css'

// Fetched when somebody first wants to search, so that no page is heavier for it.
const load = () => import('./palette')
const Palette = dynamic(load, { ssr: false })
const opening = 'cage:search'

/** Opens the search from wherever a button of it stands. */
function openSearch(): void {
  window.dispatchEvent(new Event(opening))
}

/** The search behind mod+K, once in the shell. */
export function SearchLauncher({ places }: { places: Place[] }) {
  const [isWanted, setIsWanted] = useState(false)
  const [isOpen, setIsOpen] = useState(false)
  const open = () => {
    setIsWanted(true)
    setIsOpen(true)
  }
  // In a field too: that is where an agent's hands are.
  useHotkeys([['mod+K', open]], [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: it does the same whenever it was made
  useEffect(() => {
    // Whoever holds the first key down is about to press the second: what is typed next must find the field.
    const onKey = (event: KeyboardEvent) => void (/^(Control|Meta)$/.test(event.key) && load())
    window.addEventListener(opening, open)
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener(opening, open)
      window.removeEventListener('keydown', onKey)
    }
  }, [])
  return isWanted ? <Palette isOpen={isOpen} onClose={() => setIsOpen(false)} places={places} /> : null
}

/** The search as a field to click, with its key. Without scripts it is a link to the search page. */
export function SearchButton() {
  const isApple = ['macos', 'ios'].includes(useOs())
  return (
    <UnstyledButton
      component="a"
      href="/search"
      className={styles.button}
      onPointerEnter={() => void load()}
      onClick={event => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        openSearch()
      }}
    >
      <Icon name="search" size={16} />
      <span>Search</span>
      <Kbd size="xs">{isApple ? '⌘ K' : 'Ctrl K'}</Kbd>
    </UnstyledButton>
  )
}

/** The search on a phone. */
export function SearchIcon() {
  return (
    <UnstyledButton aria-label="Search" onClick={openSearch} className={styles.icon}>
      <Icon name="search" size={22} />
    </UnstyledButton>
  )
}
