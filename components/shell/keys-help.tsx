'use client'

import { Kbd, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { goKeys } from './keys'
import styles from './keys-help.module.css'
import type { NavEntry } from './nav'

type Props = { isOpen: boolean; onClose: () => void; entries: NavEntry[] }

const lists = [
  [['j', 'k'], 'the next and the former row of a list'],
  [['Enter'], 'opens the row, or what is found'],
  [['↑', '↓'], 'the neighbours of what is open'],
  [['Esc'], 'closes what is open'],
] as const

/** Every key the desk listens to. */
export default function KeysHelp({ isOpen, onClose, entries }: Props) {
  const ways = Object.entries(goKeys).flatMap(([letter, href]) => {
    const entry = entries.find(one => one.href === href && !one.against)
    return entry ? [[letter, entry.label] as const] : []
  })
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="Keys"
      closeButtonProps={{ 'aria-label': 'Close the keys' }}
    >
      <dl className={styles.keys}>
        <Row of={['Ctrl', 'K']}>search for anything (⌘ K on a Mac)</Row>
        <Row of={['?']}>this list</Row>
        {lists.map(([keys, does]) => (
          <Row key={does} of={keys}>
            {does}
          </Row>
        ))}
        {ways.map(([letter, label]) => (
          <Row key={letter} of={['g', letter]}>
            {label}
          </Row>
        ))}
      </dl>
    </Modal>
  )
}

function Row({ of, children }: { of: readonly string[]; children: ReactNode }) {
  return (
    <div>
      <dt>
        {of.map(key => (
          <Kbd key={key} size="xs">
            {key}
          </Kbd>
        ))}
      </dt>
      <dd>{children}</dd>
    </div>
  )
}
