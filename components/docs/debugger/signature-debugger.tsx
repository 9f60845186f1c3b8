'use client'

import { Button, PasswordInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { examplePasted, holdsSecret, nothingPasted, type Pasted } from '@/lib/reference/debugger/pasted'
import { KeyChoice, type KeyKind } from '../key-choice'
import { CallFields } from './call-fields'
import styles from './debugger.module.css'
import { Findings } from './findings'
import { SignedString } from './signed-string'

/** Looks at a signature in the browser: nothing that is typed here is sent or kept. */
export function SignatureDebugger({ origin }: { origin: string }) {
  const [kind, setKind] = useState<KeyKind>('live')
  const [secret, setSecret] = useState('')
  const [pasted, setPasted] = useState<Pasted>(nothingPasted)
  const [looked] = useDebouncedValue(pasted, 200)
  const choose = (chosen: KeyKind) => {
    setKind(chosen)
    setSecret('')
  }
  const showExample = () => {
    const { secret: exampleSecret, ...example } = examplePasted
    setPasted(example)
    setKind('sandbox')
    setSecret(exampleSecret)
  }
  const clear = () => {
    setPasted(nothingPasted)
    setSecret('')
  }
  return (
    <div className={styles.columns}>
      <form
        className={styles.form}
        onSubmit={event => event.preventDefault()}
        aria-label="The call that was sent"
      >
        <CallFields pasted={pasted} onChange={changes => setPasted(held => ({ ...held, ...changes }))} />
        <div className={styles.key}>
          <KeyChoice value={kind} onChange={choose} />
          {kind === 'sandbox' ? (
            <PasswordInput
              label="Sandbox secret"
              description="With it the mistake can be named. It stays in this page."
              placeholder="sk_…"
              value={secret}
              autoComplete="off"
              onChange={event => setSecret(event.currentTarget.value)}
            />
          ) : (
            <p className={styles.note}>
              The secret of a live key is asked for by no page. What can be seen without it is shown beside;
              sign the same call with a sandbox key to have the mistake named.
            </p>
          )}
        </div>
        <div className={styles.buttons}>
          <Button size="xs" variant="default" onClick={showExample}>
            Show me an example
          </Button>
          <Button size="xs" variant="subtle" color="gray" onClick={clear}>
            Clear
          </Button>
        </div>
      </form>
      <div className={styles.results}>
        {holdsSecret(pasted) ? (
          <p className={styles.alarm} role="alert">
            A secret stands in one of these fields. Nothing was sent anywhere, but take it out, and if it was
            sent to us like this, have the key rotated.
          </p>
        ) : null}
        <Findings pasted={looked} secret={kind === 'sandbox' ? secret.trim() : ''} origin={origin} />
        <SignedString pasted={looked} />
      </div>
    </div>
  )
}
