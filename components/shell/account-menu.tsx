'use client'

import {
  type MantineColorScheme,
  Menu,
  UnstyledButton,
  useMantineColorScheme,
  VisuallyHidden,
} from '@mantine/core'
import Link from 'next/link'
import { Icon } from '@/components/ui/icon'
import styles from './shell.module.css'

export type Person = { name: string; email: string; role: string }

const schemes = [
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['auto', 'As the system'],
] as const

/** Who is signed in; how the desk looks; the way out. */
export function AccountMenu({ person, path = '/account' }: { person: Person; path?: string }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Menu withInitialFocusPlaceholder={false} position="top-start" width={220} shadow="md" withinPortal>
      <Menu.Target>
        <UnstyledButton className={styles.person}>
          <span className={styles.face} aria-hidden="true">
            {person.name.slice(0, 1).toUpperCase()}
          </span>
          <span className={styles.who}>
            <span className={styles.name}>{person.name}</span>
            <span className={styles.role}>{person.role}</span>
            <VisuallyHidden>Account: {person.email}</VisuallyHidden>
          </span>
          <Icon name="chevron" size={16} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{person.email}</Menu.Label>
        <Menu.Item component={Link} href={path} leftSection={<Icon name="key" />}>
          My account
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>Appearance</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={value => setColorScheme(value as MantineColorScheme)}>
          {schemes.map(([scheme, label]) => (
            <Menu.RadioItem key={scheme} value={scheme}>
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="exit" />} onClick={leave}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Ends the session, then loads anew: nothing that was shown stays in memory. */
async function leave() {
  const { signOut } = await import('next-auth/react')
  await signOut({ redirect: false })
  window.location.assign('/sign-in')
}
