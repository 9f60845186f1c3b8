'use client'

import { Combobox, Kbd, Loader, Modal, TextInput, useCombobox, VisuallyHidden } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Icon } from '@/components/ui/icon'
import { PaletteOptions, type Place } from './palette-options'
import styles from './search.module.css'
import { type Answer, useSearch } from './use-search'

type Props = { isOpen: boolean; onClose: () => void; places: Place[] }

/** The search that is always a key away: an id or a name, or where to go. Enter opens what is chosen. */
export default function Palette({ isOpen, onClose, places }: Props) {
  const [query, setQuery] = useState('')
  const answer = useSearch(isOpen ? query : '')
  const router = useRouter()
  const combobox = useCombobox({ opened: true })
  const here = placesFor(places, query)
  const list = listOf(answer, here)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the best hit is chosen when the list is another
  useEffect(() => {
    if (list) combobox.selectFirstOption()
    else combobox.resetSelectedOption()
  }, [list])
  const close = () => {
    setQuery('')
    onClose()
  }
  // Enter that comes before the answer opens what the answer says, never what happened to stand there.
  const isHurried = useRef(false)
  const go = (href: string) => {
    if (isHurried.current) return
    close()
    router.push(href)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close()
    isHurried.current = event.key === 'Enter' && answer.state === 'asking'
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once an answer
  useEffect(() => {
    if (answer.state === 'asking' || !isHurried.current) return
    isHurried.current = false
    if (answer.state === 'found' && answer.found.hits[0]) go(answer.found.hits[0].href)
  }, [answer])
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      withCloseButton={false}
      size={640}
      yOffset="10dvh"
      padding={0}
      attributes={{ content: { 'aria-label': 'Search' } }}
      overlayProps={{ backgroundOpacity: 0.35 }}
      transitionProps={{ duration: 100 }}
      classNames={{ content: styles.content }}
    >
      <Combobox store={combobox} onOptionSubmit={go}>
        <Combobox.EventsTarget>
          <TextInput
            size="lg"
            data-autofocus
            aria-label="Any id, or how a player's name begins"
            placeholder="Any id, or how a player's name begins"
            classNames={{ input: styles.field }}
            leftSection={<Icon name="search" size={20} />}
            rightSection={answer.state === 'asking' ? <Loader size={16} aria-label="Searching" /> : null}
            value={query}
            maxLength={4000}
            spellCheck={false}
            autoComplete="off"
            onKeyDown={onKeyDown}
            onChange={event => setQuery(event.currentTarget.value)}
          />
        </Combobox.EventsTarget>
        <PaletteOptions answer={answer} places={here} />
      </Combobox>
      <VisuallyHidden role="status">{spokenOf(answer)}</VisuallyHidden>
      <Foot />
    </Modal>
  )
}

function Foot() {
  return (
    <div className={styles.foot}>
      <span>
        <Kbd size="xs">↑</Kbd> <Kbd size="xs">↓</Kbd> choose
      </span>
      <span>
        <Kbd size="xs">Enter</Kbd> opens
      </span>
      <span>
        <Kbd size="xs">Esc</Kbd> closes
      </span>
    </div>
  )
}

/** Where to go: all of it until something is typed, then what has these letters in its name. */
function placesFor(places: Place[], query: string): Place[] {
  const typed = query.trim().toLowerCase()
  return places.filter(place => place.label.toLowerCase().includes(typed))
}

/** The list as one text, so that another one is noticed. */
function listOf(answer: Answer, places: Place[]): string {
  const found = answer.state === 'found' || answer.state === 'asking' ? answer.found : null
  return [...(found?.hits ?? []).map(hit => hit.id), ...places.map(place => place.href)].join('\n')
}

/** What came of it, for who does not see the list. */
function spokenOf(answer: Answer): string {
  if (answer.state !== 'found') return ''
  const { hits } = answer.found
  return hits[0] ? `${hits.length} found. Enter opens ${hits[0].title}, ${hits[0].facts}` : 'Nothing found'
}
