'use client'

import { UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { Icon } from '@/components/ui/icon'
import styles from './docs-frame.module.css'

/** Light or dark; until somebody chooses, as the system has it. */
export function SchemeSwitch() {
  const { toggleColorScheme } = useMantineColorScheme()
  return (
    <UnstyledButton className={styles.scheme} aria-label="Light or dark" onClick={toggleColorScheme}>
      <span className={styles.forLight}>
        <Icon name="moon" />
      </span>
      <span className={styles.forDark}>
        <Icon name="sun" />
      </span>
    </UnstyledButton>
  )
}
