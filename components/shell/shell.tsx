'use client'

import { Burger } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect, useState } from 'react'
import { StepUp } from '@/components/actions/step-up'
import { ExportRights, type RightsToExport } from '@/components/exports/rights'
import { SearchButton, SearchIcon, SearchLauncher } from '@/components/search/search-launcher'
import { Logo } from '@/components/ui/logo'
import type { ActionAnswer } from '@/lib/staff/action'
import { AccountMenu, type Person } from './account-menu'
import { DemoRibbon } from './demo-ribbon'
import { Keys } from './keys'
import { Nav, type NavEntry } from './nav'
import styles from './shell.module.css'

// Fetched when somebody first opens it: on a wide screen nobody does.
const MenuDrawer = dynamic(() => import('./menu-drawer'), { ssr: false })

type Props = {
  person: Person
  entries: NavEntry[]
  isDemo: boolean
  /** What this person may take away as a file, and why not. */
  rights: RightsToExport
  /** How the second factor is shown, for the actions that ask for it. */
  showFactor: (code: string) => Promise<ActionAnswer<unknown>>
  factorHint: () => Promise<string | null>
  children: ReactNode
}

/** The frame around every page of the desk: the way around on the left, in a drawer on a phone. */
export function Shell({ person, entries, isDemo, rights, showFactor, factorHint, children }: Props) {
  const [isWanted, setIsWanted] = useState(false)
  const [isOpen, menu] = useDisclosure(false, { onOpen: () => setIsWanted(true) })
  const path = usePathname()
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever has gone somewhere wants to see it
  useEffect(menu.close, [path])
  return (
    <div className={styles.root}>
      <a href="#main" className={styles.skip}>
        Skip to the page
      </a>
      {isDemo ? <DemoRibbon /> : null}
      <header className={styles.topbar}>
        <Brand />
        <SearchIcon />
        <Burger opened={isOpen} onClick={menu.open} size="sm" aria-label="Open the menu" />
      </header>
      <SearchLauncher places={entries.filter(entry => !entry.against)} />
      <Keys entries={entries} />
      <div className={styles.columns}>
        <aside className={styles.side} aria-label="Way around">
          <Brand />
          <SearchButton />
          <Nav entries={entries} path={path} />
          <AccountMenu person={person} />
        </aside>
        <main id="main" tabIndex={-1} className={styles.main}>
          <StepUp confirm={showFactor} hint={factorHint}>
            <ExportRights value={rights}>{children}</ExportRights>
          </StepUp>
        </main>
      </div>
      {isWanted ? (
        <MenuDrawer isOpen={isOpen} onClose={menu.close}>
          <Nav entries={entries} path={path} />
          <AccountMenu person={person} />
        </MenuDrawer>
      ) : null}
    </div>
  )
}

function Brand() {
  return (
    <Link href="/" className={styles.brand}>
      <Logo size={26} />
      <span>Cage</span>
    </Link>
  )
}
