'use client'

import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './shell.module.css'

type Props = { isOpen: boolean; onClose: () => void; children: ReactNode }

/** The way around on a phone, over the page. */
export default function MenuDrawer({ isOpen, onClose, children }: Props) {
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      size={264}
      title="Cage"
      closeButtonProps={{ 'aria-label': 'Close the menu' }}
      classNames={{ body: styles.drawer, content: styles.drawerContent }}
    >
      {children}
    </Drawer>
  )
}
