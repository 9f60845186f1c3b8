'use client'

import { TextInput } from '@mantine/core'
import styles from './step-up.module.css'

type Props = {
  problem?: string | null
  demoCode?: string | null
  label?: string
  description?: string
  name?: string
}

/** Where a code of the authenticator app is typed, or a recovery code. In a demo it says what the app would. */
export function CodeInput({ problem, demoCode, label, description, name = 'code' }: Props) {
  return (
    <>
      <TextInput
        name={name}
        label={label ?? 'Code'}
        description={description ?? 'Six digits, or one of your recovery codes.'}
        error={problem}
        autoComplete="one-time-code"
        inputMode="text"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        size="md"
        required
        data-autofocus
        autoFocus
        classNames={{ input: styles.code }}
      />
      {demoCode ? (
        <p className={styles.demo} role="note">
          This is a demo: your code is{' '}
          <strong>
            {demoCode.slice(0, 3)} {demoCode.slice(3)}
          </strong>
        </p>
      ) : null}
    </>
  )
}
