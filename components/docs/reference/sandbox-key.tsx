'use client'

import { PasswordInput, TextInput } from '@mantine/core'
import { createContext, type ReactNode, useContext, useState } from 'react'
import type { SandboxKey } from '@/lib/reference/sign-call'
import { KeyChoice, type KeyKind } from '../key-choice'
import styles from './sandbox-key.module.css'

const Held = createContext<SandboxKey | null>(null)

/** The key that calls are tried with, where one was given. */
export function useSandboxKey(): SandboxKey | null {
  return useContext(Held)
}

/** Holds a sandbox key in this page's memory, for as long as it is open. It is written down nowhere. */
export function SandboxKeyHolder({ children }: { children: ReactNode }) {
  const [kind, setKind] = useState<KeyKind>('live')
  const [keyId, setKeyId] = useState('')
  const [secret, setSecret] = useState('')
  const isSandbox = kind === 'sandbox'
  const choose = (chosen: KeyKind) => {
    setKind(chosen)
    setSecret('')
  }
  const held = isSandbox && keyId && secret ? { keyId: keyId.trim(), secret: secret.trim() } : null
  return (
    <>
      <section className={styles.panel} aria-label="Your key">
        <h2 className={styles.title}>Try the calls of the wallet</h2>
        <p>
          With a sandbox key your browser signs the calls below and sends them to this very site. The secret
          stays in the memory of this page and is gone when you leave it.
        </p>
        <div className={styles.fields}>
          <KeyChoice value={kind} onChange={choose} />
          {isSandbox ? (
            <>
              <TextInput
                label="Key id"
                placeholder="ck_…"
                value={keyId}
                autoComplete="off"
                spellCheck={false}
                onChange={event => setKeyId(event.currentTarget.value)}
              />
              <PasswordInput
                label="Sandbox secret"
                placeholder="sk_…"
                value={secret}
                autoComplete="off"
                onChange={event => setSecret(event.currentTarget.value)}
              />
            </>
          ) : (
            <p className={styles.note}>
              The secret of a live key moves real money and is typed into no page, not even this one. Try the
              calls with a sandbox key: the rules are the same.
            </p>
          )}
        </div>
      </section>
      <Held.Provider value={held}>{children}</Held.Provider>
    </>
  )
}
