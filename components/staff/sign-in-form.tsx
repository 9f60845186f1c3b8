'use client'

import { Button, PasswordInput, TextInput } from '@mantine/core'
import { signIn } from 'next-auth/react'
import { type FormEvent, useState } from 'react'
import { DemoRibbon } from '@/components/shell/demo-ribbon'
import { Logo } from '@/components/ui/logo'
import styles from './sign-in-form.module.css'

type Phase = { name: 'ready' } | { name: 'checking' } | { name: 'refused'; message: string }

/** The way in. A refusal says the same for a wrong password and for somebody who does not work here. */
export function SignInForm({ next, isDemo }: { next: string; isDemo: boolean }) {
  const [phase, setPhase] = useState<Phase>({ name: 'ready' })
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setPhase({ name: 'checking' })
    const message = await trySignIn(`${form.get('email')}`, `${form.get('password')}`)
    if (message) setPhase({ name: 'refused', message })
    else window.location.assign(next)
  }
  const isRefused = phase.name === 'refused'
  return (
    <div className={styles.page}>
      {isDemo ? <DemoRibbon /> : null}
      <main className={styles.centre}>
        <form className={styles.card} onSubmit={submit} method="post" aria-labelledby="sign-in-title">
          <Logo size={44} />
          <h1 id="sign-in-title" className={styles.title}>
            Sign in to Cage
          </h1>
          <p className={styles.lead}>The back office of the wallet.</p>
          <div role="alert" className={styles.alert} hidden={!isRefused}>
            {isRefused ? phase.message : null}
          </div>
          <TextInput
            name="email"
            type="email"
            label="Email"
            autoComplete="username"
            required
            autoFocus
            size="md"
          />
          <PasswordInput
            name="password"
            label="Password"
            autoComplete="current-password"
            required
            size="md"
            mt="md"
            visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
          />
          <Button type="submit" fullWidth size="md" mt="xl" loading={phase.name === 'checking'}>
            Sign in
          </Button>
        </form>
        <p className={styles.note}>
          Sign-ins end after 30 minutes without use, and after 12 hours in any case.
        </p>
      </main>
    </div>
  )
}

/** Null when it worked, else the sentence to show. */
async function trySignIn(email: string, password: string): Promise<string | null> {
  try {
    const answer = await signIn('credentials', { email, password, redirect: false })
    if (answer?.ok) return null
    const wait = /^WAIT (\d+)$/.exec(answer?.error ?? '')?.[1]
    if (wait) return `Too many attempts. Try again in ${minutes(wait)}.`
    return answer?.status === 401 ? 'Email or password is wrong.' : unreachable
  } catch {
    return unreachable
  }
}

const unreachable = 'Signing in does not work right now. Try again in a moment.'

function minutes(seconds: string): string {
  const count = Math.max(1, Math.ceil(Number.parseInt(seconds, 10) / 60))
  return count === 1 ? 'a minute' : `${count} minutes`
}
